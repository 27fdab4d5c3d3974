#include "viewer/exercise/events_xlsx.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/core/disk_error.hpp"
#include "viewer/exercise/events_csv_columns.hpp"

#include <xlsxwriter.h>

#include <fmt/format.h>

#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace firebreak::viewer {
namespace {

// A path in the same folder, removed unless it was put in place.
class Aside {
  public:
    explicit Aside(const std::filesystem::path& target) : path_{target} { path_ += fmt::format(".part-{}", ::getpid()); }
    ~Aside() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    Aside(const Aside&) = delete;
    Aside& operator=(const Aside&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

  private:
    std::filesystem::path path_;
};

struct Formats {
    lxw_format* heading = nullptr;
    lxw_format* text = nullptr;
};

Formats formats_of(lxw_workbook* book) {
    Formats formats{workbook_add_format(book), workbook_add_format(book)};
    format_set_bold(formats.heading);
    format_set_text_wrap(formats.heading);
    format_set_bottom(formats.heading, LXW_BORDER_MEDIUM);
    format_set_text_wrap(formats.text);
    format_set_align(formats.text, LXW_ALIGN_VERTICAL_TOP);
    // As text: a spreadsheet must not take a number of "1-2" for a date once somebody edits the cell.
    format_set_num_format(formats.text, "@");
    return formats;
}

struct Sheet {
    std::string name;
    bool is_for_participants = false;
};

// The first error, or none.
lxw_error write_sheet(lxw_workbook* book, const Sheet& sheet, std::span<const Inject> injects, Language language, const Formats& formats) {
    lxw_worksheet* page = workbook_add_worksheet(book, sheet.name.c_str());
    if (page == nullptr) return LXW_ERROR_MEMORY_MALLOC_FAILED;
    lxw_error failure = LXW_NO_ERROR;
    const auto write = [&](lxw_row_t row, lxw_col_t column, const std::string& text, lxw_format* format) {
        const lxw_error error = worksheet_write_string(page, row, column, text.c_str(), format);
        if (failure == LXW_NO_ERROR) failure = error;
    };
    lxw_col_t column = 0;
    lxw_row_t last_row = 0;
    for (const EventsColumnNames& names : events_columns()) {
        const bool is_left_out = names.column == EventsColumn::day || (sheet.is_for_participants && !names.is_for_participants);
        if (is_left_out) continue;
        worksheet_set_column(page, column, column, names.width, nullptr);
        write(0, column, std::string{language == Language::french ? names.french : names.english}, formats.heading);
        lxw_row_t row = 0;
        for (const Inject& inject : injects) {
            if (sheet.is_for_participants && (inject.is_reserve || inject.status == InjectStatus::skipped)) continue;
            write(++row, column, events_cell(inject, names.column, language), formats.text);
        }
        last_row = row;
        ++column;
    }
    worksheet_freeze_panes(page, 1, 0);
    worksheet_autofilter(page, 0, 0, last_row, static_cast<lxw_col_t>(column - 1));
    worksheet_set_landscape(page);
    worksheet_set_paper(page, 9);  // A4
    worksheet_fit_to_pages(page, 1, 0);
    worksheet_repeat_rows(page, 0, 0);
    return failure;
}

void refuse(const std::filesystem::path& file, lxw_error failure) {
    if (failure == LXW_NO_ERROR) return;
    if (failure == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
        throw InputError({file.string()}, "is not written: a text is longer than the 32,767 letters that a spreadsheet's cell may hold");
    const bool is_place = failure == LXW_ERROR_CREATING_XLSX_FILE;
    const std::string reason = fmt::format("cannot be written: {}", lxw_strerror(failure));
    if (is_place) throw InputError({file.string()}, reason);
    throw DiskError(fmt::format("{}: {}", file.string(), reason));
}

}  // namespace

void export_events_xlsx(std::span<const Inject> injects, Language language, EventsSheets sheets, const std::filesystem::path& file) {
    if (std::filesystem::is_directory(file)) throw InputError({file.string()}, "is a folder; a file name is needed");
    // Asked beforehand, because the library tells it on the standard error as well.
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path{"."};
    if (::access(folder.c_str(), W_OK | X_OK) != 0)
        throw InputError({file.string()}, fmt::format("cannot be written: {}", std::generic_category().message(errno)));
    const bool is_french = language == Language::french;
    const Aside aside{file};
    lxw_workbook* book = workbook_new(aside.path().c_str());
    if (book == nullptr) throw DiskError(fmt::format("{}: cannot be written: there is no memory", file.string()));
    const Formats formats = formats_of(book);
    lxw_error failure = LXW_NO_ERROR;
    if (sheets == EventsSheets::both)
        failure = write_sheet(book, {is_french ? "Animateur" : "Facilitator", false}, injects, language, formats);
    const lxw_error second = write_sheet(book, {"Participants", true}, injects, language, formats);
    const lxw_error closing = workbook_close(book);
    for (const lxw_error error : {failure, second, closing}) refuse(file, error);
    std::error_code problem;
    std::filesystem::rename(aside.path(), file, problem);
    if (problem) throw DiskError(fmt::format("{}: cannot be put in place: {}", file.string(), problem.message()));
}

}  // namespace firebreak::viewer
