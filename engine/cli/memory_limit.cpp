#include "engine/cli/memory_limit.hpp"

#include "engine/cli/paired_reference.hpp"
#include "engine/core/diagnostics.hpp"
#include "engine/scenario/typed_reader.hpp"
#include "engine/sim/parallel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace firebreak {
namespace {

struct SizeWord {
    std::string_view name;
    double bytes;
};

constexpr std::array kSizeWords{SizeWord{"", 1.0},
                                SizeWord{"b", 1.0},
                                SizeWord{"k", 1e3},
                                SizeWord{"kb", 1e3},
                                SizeWord{"kib", 1024.0},
                                SizeWord{"m", 1e6},
                                SizeWord{"mb", 1e6},
                                SizeWord{"mib", 1048576.0},
                                SizeWord{"g", 1e9},
                                SizeWord{"gb", 1e9},
                                SizeWord{"gib", 1073741824.0},
                                SizeWord{"t", 1e12},
                                SizeWord{"tb", 1e12},
                                SizeWord{"tib", 1099511627776.0}};

// A line for each part that matters.
std::string sum_text(const MemoryForecast& forecast) {
    std::string text;
    if (forecast.making > 0.0) text += fmt::format("  {:<24} {:>9}\n", "while the graph is made", bytes_text(forecast.making));
    for (const MemoryPart& part : forecast.running) {
        if (part.most < 1e5) continue;
        const bool is_certain = part.most < 1.01 * part.least;
        text += fmt::format("  {:<24} {:>9}{}\n", part.name, bytes_text(part.least),
                            is_certain ? "" : fmt::format(", up to {} if everybody hears of it", bytes_text(part.most)));
    }
    return text;
}

}  // namespace

std::optional<double> read_bytes(std::string_view text) {
    const std::size_t end = text.find_first_not_of("0123456789.");
    const Reading<double> number = read_real(text.substr(0, end));
    if (!number.value || *number.value <= 0.0) return std::nullopt;
    std::string unit;
    for (const char letter : end == std::string_view::npos ? std::string_view{} : text.substr(end)) {
        if (letter != ' ') unit += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    }
    for (const SizeWord& one : kSizeWords) {
        if (one.name == unit) return *number.value * one.bytes;
    }
    return std::nullopt;
}

std::string bytes_text(double bytes) {
    if (bytes >= 9.995e8) return fmt::format("{:.2f} GB", bytes / 1e9);
    return fmt::format("{:.0f} MB", bytes / 1e6);
}

int runs_in_memory(const RunOptions& options, const Scenario& scenario) {
    // Companies are many runs as well, and each is always measured against its own quiet one.
    const bool is_companies = scenario.companies.count > 0;
    const std::int64_t runs = is_companies ? scenario.companies.count : options.replicates;
    const std::int64_t threads = options.threads == 0 ? Workers::available() : options.threads;
    const int each = is_companies || wants_reference(options, scenario) ? 2 : 1;
    return static_cast<int>(std::min(threads, runs)) * each;
}

namespace {

void hold_to_memory(const RunOptions& options, const Scenario& scenario, std::uint64_t accounts, std::uint64_t follows) {
    if (options.memory.empty()) return;
    const std::optional<double> limit = read_bytes(options.memory);
    if (!limit) throw InputError({"--memory"}, fmt::format("is '{}', but must be a size such as 8 GiB or 500 MB", options.memory));
    const int runs = runs_in_memory(options, scenario);
    const MemoryForecast forecast = forecast_memory(scenario, accounts, follows, runs);
    if (forecast.most() <= *limit) return;
    throw InputError(
        {"--memory"},
        fmt::format("is {}, but this may take {} ({} at least):\n{}Fewer accounts take less{}", options.memory, bytes_text(forecast.most()),
                    bytes_text(forecast.least()), sum_text(forecast),
                    runs == 1 ? "" : fmt::format(", and so do fewer runs at once ({} here: --threads 1, --no-reference)", runs)));
}

}  // namespace

std::string memory_text(const MemoryForecast& forecast) {
    if (forecast.most() < 1.05 * forecast.least()) return fmt::format("memory: {}", bytes_text(forecast.most()));
    return fmt::format("memory: {}, up to {} if everybody hears of it", bytes_text(forecast.least()), bytes_text(forecast.most()));
}

Network make_network_within(const RunOptions& options, const Scenario& scenario) {
    const NetworkParams& network = scenario.network;
    const bool is_generated = network.file.empty();
    const bool is_stored = network.model != NetworkModel::complete && network.model != NetworkModel::empty;
    const auto accounts = static_cast<std::uint64_t>(network.accounts);
    const double wanted = is_stored ? network.mean_follows * static_cast<double>(network.accounts) : 0.0;
    if (is_generated) hold_to_memory(options, scenario, accounts, static_cast<std::uint64_t>(wanted));
    Network made = make_network(network);
    if (!is_generated) hold_to_memory(options, scenario, made.graph.accounts(), made.graph.follows());
    return made;
}

}  // namespace firebreak
