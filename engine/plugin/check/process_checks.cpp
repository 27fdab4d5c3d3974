// What a plugin does to the process that it is a guest in. Each looks at the process before the plugin is loaded and afterwards, so on a
// file that is loaded already, or a static twin, what loading does is not seen.
#include "engine/plugin/check/checks.hpp"
#include "engine/plugin/check/made_up_company.hpp"
#include "engine/plugin/convert.hpp"

#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cfenv>
#include <clocale>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <set>
#include <string>
#include <system_error>
#include <vector>

namespace firebreak::check {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kTicks = 100;
constexpr int kSignals = 64;

/// Loads it, makes one, plays, takes it down; `look` is called in between.
template <class Look>
void live_through(const Subject& subject, Look&& look) {
    const StrategyPlugin plugin = subject.plugin();
    look();
    const auto strategy = made(plugin);
    static_cast<void>(strategy->initial_orders());
    look();
    for (std::uint32_t n = 0; n < kTicks; ++n) {
        static_cast<void>(played(*strategy, n, n + 1));
        look();
    }
    const auto other = made(plugin);
    other->restore(strategy->snapshot());
    look();
}

std::size_t threads() {
    std::error_code ignored;
    return static_cast<std::size_t>(std::distance(fs::directory_iterator{"/proc/self/task", ignored}, fs::directory_iterator{}));
}

/// "3 -> /tmp/x" for everything that is open, but for the folder that is read to know it.
std::set<std::string> open_files() {
    std::set<std::string> files;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator{"/proc/self/fd", error}) {
        const std::string target = fs::read_symlink(entry.path(), error).string();
        if (!error && !(target.starts_with("/proc/") && target.ends_with("/fd")))
            files.insert(entry.path().filename().string() + " -> " + target);
    }
    return files;
}

/// How the processor rounds and treats numbers near zero, without what has happened so far.
unsigned floating_point_control() {
#if defined(__x86_64__)
    return __builtin_ia32_stmxcsr() & 0xffc0U;
#else
    return 0;
#endif
}

struct ProcessState {
    std::string folder;
    std::string locale;
    mode_t mask = 0;
    std::vector<std::string> environment;
    int rounding = 0;
    unsigned floating_point = 0;
    std::array<struct ::sigaction, kSignals + 1> handlers{};
    ::sigset_t blocked{};
};

ProcessState process_state() {
    ProcessState state;
    std::error_code ignored;
    state.folder = fs::current_path(ignored).string();
    const char* locale = std::setlocale(LC_ALL, nullptr);
    state.locale = locale != nullptr ? locale : "";
    state.mask = ::umask(0);
    ::umask(state.mask);
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) state.environment.emplace_back(*entry);
    std::ranges::sort(state.environment);
    state.rounding = std::fegetround();
    state.floating_point = floating_point_control();
    for (int number = 1; number <= kSignals; ++number) ::sigaction(number, nullptr, &state.handlers[static_cast<std::size_t>(number)]);
    ::sigprocmask(SIG_BLOCK, nullptr, &state.blocked);
    return state;
}

void compare(const ProcessState& before, const ProcessState& after, Report& report) {
    if (after.folder != before.folder) report.failed(fmt::format("changed the current folder to {}", after.folder));
    if (after.locale != before.locale)
        report.failed(fmt::format("changed the locale to {}: numbers are then read and written in other ways", after.locale));
    if (after.mask != before.mask) report.failed("changed the umask, with which files are created");
    if (after.environment != before.environment) report.failed("changed the environment");
    if (after.rounding != before.rounding) report.failed("changed how numbers are rounded: all later results would be others");
    else if (after.floating_point != before.floating_point)
        report.failed(
            "changed how the processor treats numbers near zero, as linking with -ffast-math does: all later results may be others");
    for (int number = 1; number <= kSignals; ++number) {
        const auto place = static_cast<std::size_t>(number);
        const bool is_blocked = ::sigismember(&after.blocked, number) != ::sigismember(&before.blocked, number);
        if (after.handlers[place].sa_handler != before.handlers[place].sa_handler || is_blocked)
            report.failed(fmt::format("changed what signal {} does", number));
    }
}

/// Memory that may be read and not written.
class Locked {
  public:
    explicit Locked(std::size_t size) : size_{size == 0 ? 1 : size} {
        place_ = ::mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (place_ == MAP_FAILED) throw RunError("there is not enough memory for this check");
    }
    Locked(const Locked&) = delete;
    Locked& operator=(const Locked&) = delete;
    ~Locked() { ::munmap(place_, size_); }
    [[nodiscard]] std::byte* bytes() noexcept { return static_cast<std::byte*>(place_); }
    void lock() noexcept { ::mprotect(place_, size_, PROT_READ); }

  private:
    void* place_ = nullptr;
    std::size_t size_;
};

// The table has room for plain functions only, and checks run one at a time.
const firebreak_strategy* original = nullptr;

std::int32_t create_from_locked(const firebreak_host* host, const firebreak_value* values, std::size_t count, std::size_t stride,
                                void** instance) {
    Locked copy{count * stride};
    if (count > 0) std::memcpy(copy.bytes(), values, count * stride);
    copy.lock();
    return original->create(host, count > 0 ? reinterpret_cast<const firebreak_value*>(copy.bytes()) : nullptr, count, stride, instance);
}

std::int32_t act_on_locked(void* instance, const firebreak_situation* situation, const firebreak_actions* actions) {
    constexpr std::size_t kBegin = (sizeof(firebreak_situation) + 63) / 64 * 64;
    const std::size_t cases = situation->case_count * situation->case_stride;
    Locked copy{kBegin + cases};
    if (cases > 0) std::memcpy(copy.bytes() + kBegin, situation->cases, cases);
    firebreak_situation shown = *situation;
    shown.cases = reinterpret_cast<const firebreak_case*>(copy.bytes() + kBegin);
    std::memcpy(copy.bytes(), &shown, sizeof shown);
    copy.lock();
    return original->act(instance, reinterpret_cast<const firebreak_situation*>(copy.bytes()), actions);
}

}  // namespace

void check_reads_only(const Subject& subject, Report& report) {
    original = &subject.table();
    auto table = detail::element<firebreak_strategy>(original, 0, original->size);
    table.create = create_from_locked;
    if (table.act != nullptr) table.act = act_on_locked;
    const StrategyPlugin plugin = StrategyPlugin::from_table(&table);
    const auto strategy = made(plugin);
    const std::vector<std::string> log = played(*strategy, 0, kTicks);
    const auto free = made(subject.plugin());
    if (played(*free, 0, kTicks) != log) report.failed("behaves differently when what it is shown lies elsewhere in memory");
}

void check_threads(const Subject& subject, Report& report) {
    const std::size_t before = threads();
    std::size_t most = before;
    live_through(subject, [&] { most = std::max(most, threads()); });
    const std::size_t after = threads();
    if (after > before) report.failed(fmt::format("leaves {} thread{} running", after - before, after - before == 1 ? "" : "s"));
    else if (most > before) report.failed(fmt::format("starts {} thread{}", most - before, most - before == 1 ? "" : "s"));
}

void check_files(const Subject& subject, Report& report) {
    const std::set<std::string> before = open_files();
    std::set<std::string> seen;
    live_through(subject, [&] { seen.merge(open_files()); });
    for (const std::string& file : seen) {
        if (!before.contains(file)) report.failed(fmt::format("opens {}", file.substr(file.find("-> ") + 3)));
    }
}

void check_process(const Subject& subject, Report& report) {
    const ProcessState before = process_state();
    live_through(subject, [] {});
    const ProcessState after = process_state();
    // Whatever comes next is to be computed as it always was.
    std::fesetround(before.rounding);
    compare(before, after, report);
}

}  // namespace firebreak::check
