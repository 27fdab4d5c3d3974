#include "viewer/exercise/recovery.hpp"

#include "engine/core/hash.hpp"
#include "engine/study/process_mark.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string_view>
#include <system_error>

namespace firebreak::viewer {
namespace {

namespace fs = std::filesystem;

struct Lock {
    std::string mark;
    std::string birth;
};

Lock read_lock(const fs::path& file) {
    std::ifstream in{file};
    Lock lock;
    std::getline(in, lock.mark);
    std::getline(in, lock.birth);
    return lock;
}

// When the process of this number began, and since which start of the machine: numbers are used again. Empty where nobody can tell.
std::string birth_of(std::string_view number) {
    std::ifstream boot{"/proc/sys/kernel/random/boot_id"};
    std::ifstream stat{fmt::format("/proc/{}/stat", number)};
    std::string boot_id;
    std::string line;
    std::getline(boot, boot_id);
    std::getline(stat, line);
    // The program's name stands in brackets and may hold anything; the start is the 20th field behind it.
    const std::size_t bracket = line.rfind(')');
    if (boot_id.empty() || bracket == std::string::npos) return {};
    std::istringstream fields{line.substr(bracket + 1)};
    std::string field;
    for (int i = 0; i < 20; ++i) fields >> field;
    return boot_id + " " + field;
}

bool is_owner_gone(const Lock& lock) {
    if (is_known_dead(lock.mark)) return true;
    const std::string own = own_process_mark();
    const std::size_t colon = lock.mark.rfind(':');
    const bool is_of_this_machine = colon != std::string::npos && own.substr(0, own.rfind(':')) == lock.mark.substr(0, colon);
    return is_of_this_machine && !lock.birth.empty() && birth_of(std::string_view{lock.mark}.substr(colon + 1)) != lock.birth;
}

// A name that no other session of this process has taken, nor one that a process of the same number left.
fs::path free_name(const fs::path& folder) {
    std::error_code ignored;
    for (int n = 0;; ++n) {
        const fs::path file = folder / fmt::format("autosave-{}-{}.session", ::getpid(), n);
        fs::path lock = file;
        lock += ".lock";
        if (!fs::exists(file, ignored) && !fs::exists(lock, ignored)) return file;
    }
}

}  // namespace

fs::path autosave_folder() {
    const char* state = std::getenv("XDG_STATE_HOME");
    // The specification says to pass over relative paths.
    if (state != nullptr && *state == '/') return fs::path{state} / "firebreak/autosave";
    const char* home = std::getenv("HOME");
    if (home == nullptr || *home == '\0') return {};
    return fs::path{home} / ".local/state/firebreak/autosave";
}

std::vector<Leftover> find_leftovers(const fs::path& folder) {
    std::vector<Leftover> found;
    std::error_code failure;
    for (fs::directory_iterator entry{folder, failure}, end; !failure && entry != end; entry.increment(failure)) {
        if (entry->path().extension() != ".session") continue;
        fs::path lock = entry->path();
        lock += ".lock";
        std::error_code ignored;
        const bool has_owner = fs::exists(lock, ignored) && !is_owner_gone(read_lock(lock));
        if (has_owner) continue;
        const fs::file_time_type saved = entry->last_write_time(ignored);
        found.push_back({entry->path(), lock, saved});
    }
    std::sort(found.begin(), found.end(), [](const Leftover& one, const Leftover& other) { return one.saved > other.saved; });
    return found;
}

void discard(const Leftover& leftover) noexcept {
    std::error_code ignored;
    fs::remove(leftover.session, ignored);
    fs::remove(leftover.lock, ignored);
}

Autosave::Autosave(fs::path folder, std::chrono::seconds interval)
    : folder_{std::move(folder)}, interval_{static_cast<double>(interval.count())} {}

Autosave::~Autosave() {
    if (file_.empty()) return;
    std::error_code ignored;
    fs::remove(file_, ignored);
    fs::remove(lock_, ignored);
}

bool Autosave::is_time(double now) const noexcept { return !has_tried_ || now - last_ >= interval_; }

std::string Autosave::write(std::string_view text) {
    if (folder_.empty()) return "there is no home folder to keep the session in";
    std::error_code failure;
    fs::create_directories(folder_, failure);
    if (failure) return fmt::format("{}: {}", folder_.string(), failure.message());
    if (file_.empty()) {
        file_ = free_name(folder_);
        lock_ = file_;
        lock_ += ".lock";
        // Before the session: a session without a lock is one to recover.
        if (std::string trouble = save_text(own_process_mark() + "\n" + birth_of(std::to_string(::getpid())) + "\n", lock_);
            !trouble.empty()) {
            file_.clear();
            return trouble;
        }
    }
    return save_text(text, file_);
}

std::string Autosave::keep(const SavedSession& session, double now) {
    has_tried_ = true;
    last_ = now;
    const std::string text = session_text(session);
    const std::uint64_t digest = hash_text(text);
    if (is_kept_ && digest == kept_digest_) return {};
    std::string trouble = write(text);
    is_kept_ = trouble.empty();
    if (is_kept_) kept_digest_ = digest;
    if (trouble == told_) return {};
    told_ = trouble;
    return trouble;
}

}  // namespace firebreak::viewer
