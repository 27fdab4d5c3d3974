#include "engine/measure/measures.hpp"

#include "engine/measure/measure_table.hpp"

namespace firebreak {

std::string_view text_of(MeasureTag tag) noexcept {
    switch (tag) {
        case MeasureTag::none: break;
        case MeasureTag::assumed_sign: return "assumed sign";
        case MeasureTag::emergent: return "emergent";
    }
    return "";
}

std::span<const MeasureInfo> measure_infos() {
    static const std::vector<MeasureInfo> kInfos = [] {
        std::vector<MeasureInfo> infos;
        for (const MeasureEntry& entry : measure_table()) infos.push_back(entry.info);
        return infos;
    }();
    return kInfos;
}

std::vector<MeasureValue> measure_run(const RunRecord& run) {
    const RunFacts facts{run};
    std::vector<MeasureValue> values;
    for (const MeasureEntry& entry : measure_table()) values.push_back({&entry.info, entry.compute(facts)});
    return values;
}

std::vector<MeasureValue> measure_run(const Simulation& simulation, const RunRecord* reference, std::optional<double> gain) {
    RunRecord run = record_of(simulation);
    run.gain = gain;
    run.reference = reference;
    return measure_run(run);
}

std::optional<double> value_of(std::span<const MeasureValue> values, std::string_view key) noexcept {
    for (const MeasureValue& value : values) {
        if (value.info->key == key) return value.value;
    }
    return std::nullopt;
}

}  // namespace firebreak
