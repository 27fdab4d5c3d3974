// libFuzzer: whatever the bytes, reading them as a scenario ends in messages or in a scenario that survives being written and read again.
#include "engine/scenario/scenario_reader.hpp"
#include "engine/scenario/scenario_writer.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace firebreak;
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    Diagnostics problems;
    const Scenario scenario = read_scenario_text(text, "fuzz.yaml", {}, problems);
    if (problems.has_errors()) return 0;
    Diagnostics again;
    const Scenario same = read_scenario_text(to_yaml(scenario), "resolved.yaml", {}, again);
    if (again.has_errors() || content_hash(same) != content_hash(scenario)) std::abort();
    return 0;
}
