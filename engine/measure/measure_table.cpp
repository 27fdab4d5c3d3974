// The one list of measures: what each is called, in what unit, what it means, what it can prove, and how it is computed. Its parts stand
// in files of their own, by subject.
#include "engine/measure/measure_table.hpp"

namespace firebreak {

std::span<const MeasureEntry> measure_table() {
    static const std::vector<MeasureEntry> kTable = [] {
        std::vector<MeasureEntry> table;
        for (const std::span<const MeasureEntry> part :
             {volume_measures(), crisis_measures(), case_measures(), cost_measures(), cascade_measures()}) {
            table.insert(table.end(), part.begin(), part.end());
        }
        return table;
    }();
    return kTable;
}

}  // namespace firebreak
