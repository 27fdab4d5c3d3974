// An events list as a spreadsheet: the facilitator's sheet with the answers, the participants' hand-out without.
#pragma once

#include "viewer/exercise/inject.hpp"
#include "viewer/ui/language.hpp"

#include <cstdint>
#include <filesystem>
#include <span>

namespace firebreak::viewer {

/// A file that participants are given must not hold the answers on a second sheet.
enum class EventsSheets : std::uint8_t { both, participants_only };

/// On the participants' sheet stands neither the reserve nor what was skipped. The file is there whole or not at all. Throws InputError
/// where it cannot be written or a text is longer than a cell may be, DiskError when the disk is full. [serial]
void export_events_xlsx(std::span<const Inject> injects, Language language, EventsSheets sheets, const std::filesystem::path& file);

}  // namespace firebreak::viewer
