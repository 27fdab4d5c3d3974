#include "viewer/exercise/events_xlsx.hpp"
#include "engine/core/diagnostics.hpp"
#include "tests/viewer/exercise/sample_events.hpp"
#include "viewer/exercise/events_csv_columns.hpp"

#include <nlohmann/json.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

using namespace firebreak;
using namespace firebreak::viewer;
using viewer::test::sample_events;

namespace {

// Opens the file with another program's ZIP and XML: {sheet name: [[cell…]…]}, formulas counted.
constexpr const char* kReader = R"py(
import json, sys, zipfile, xml.etree.ElementTree as ET
n = {'m': 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'}
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
strings = [''.join(t.text or '' for t in s.iter('{%s}t' % n['m'])) for s in ET.fromstring(z.read('xl/sharedStrings.xml'))]
names = [s.get('name') for s in ET.fromstring(z.read('xl/workbook.xml')).find('m:sheets', n)]
out = {'formulas': 0, 'names': names, 'sheets': []}
for i in range(len(names)):
    page = ET.fromstring(z.read('xl/worksheets/sheet%d.xml' % (i + 1)))
    out['formulas'] += len(page.findall('.//m:f', n))
    rows = []
    for row in page.find('m:sheetData', n):
        rows.append([strings[int(c.find('m:v', n).text)] if c.get('t') == 's' else '' for c in row])
    out['sheets'].append(rows)
print(json.dumps(out))
)py";

bool has_python() { return std::system("python3 -c 'import zipfile' >/dev/null 2>&1") == 0; }

nlohmann::json content_of_xlsx(const std::filesystem::path& file, const std::filesystem::path& folder) {
    viewer::test::write_file(folder / "reader.py", kReader);
    const std::string command = "python3 '" + (folder / "reader.py").string() + "' '" + file.string() + "'";
    FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string output;
    std::array<char, 4096> block{};
    while (const std::size_t bytes = std::fread(block.data(), 1, block.size(), pipe)) output.append(block.data(), bytes);
    REQUIRE(pclose(pipe) == 0);
    return nlohmann::json::parse(output);
}

}  // namespace

TEST_CASE("the spreadsheet has the facilitator's sheet with every text and the participants' without the answers") {
    if (!has_python()) {
        MESSAGE("exercise test skipped: python3, which reads the spreadsheet back, is not installed");
        return;
    }
    const viewer::test::TemporaryFolder folder;
    const std::filesystem::path file = folder.path() / "list.xlsx";
    export_events_xlsx(sample_events(), Language::french, EventsSheets::both, file);
    CHECK(viewer::test::files_in(folder.path()) == 1);
    const nlohmann::json read = content_of_xlsx(file, folder.path());
    CHECK(read["names"] == nlohmann::json::array({"Animateur", "Participants"}));
    CHECK(read["formulas"] == 0);
    const auto rows = read["sheets"][0].get<std::vector<std::vector<std::string>>>();
    REQUIRE(rows.size() == 5);
    std::size_t column = 0;
    for (const EventsColumnNames& names : events_columns()) {
        if (names.column == EventsColumn::day) continue;
        CHECK(rows[0][column] == names.french);
        for (std::size_t i = 0; i < 4; ++i) CHECK(rows[i + 1][column] == events_cell(sample_events()[i], names.column, Language::french));
        ++column;
    }
    const std::string hand_out = read["sheets"][1].dump();
    CHECK(read["sheets"][1].size() == 4);  // the reserve is not told
    CHECK(hand_out.find("Action attendue") == std::string::npos);
    CHECK(hand_out.find("SUM(A1:A9)") == std::string::npos);
    CHECK(hand_out.find("statement") == std::string::npos);
}

TEST_CASE("the file for participants holds no answer anywhere, not even on another sheet") {
    if (!has_python()) {
        MESSAGE("exercise test skipped: python3, which reads the spreadsheet back, is not installed");
        return;
    }
    const viewer::test::TemporaryFolder folder;
    const std::filesystem::path file = folder.path() / "hand-out.xlsx";
    export_events_xlsx(sample_events(), Language::english, EventsSheets::participants_only, file);
    const nlohmann::json read = content_of_xlsx(file, folder.path());
    CHECK(read["names"] == nlohmann::json::array({"Participants"}));
    CHECK(read.dump().find("SUM(A1:A9)") == std::string::npos);
    CHECK(read["sheets"][0][0][1] == "Time");
}

TEST_CASE("a spreadsheet that cannot be written is refused, and nothing half-made stays") {
    const viewer::test::TemporaryFolder folder;
    CHECK_THROWS_AS(export_events_xlsx(sample_events(), Language::english, EventsSheets::both, folder.path() / "no/such/list.xlsx"),
                    InputError);
    CHECK_THROWS_AS(export_events_xlsx(sample_events(), Language::english, EventsSheets::both, folder.path()), InputError);
    std::vector<Inject> long_one(1);
    long_one[0].message = std::string(40'000, 'x');
    const std::filesystem::path file = folder.path() / "list.xlsx";
    viewer::test::write_file(file, "old");
    CHECK_THROWS_AS(export_events_xlsx(long_one, Language::english, EventsSheets::both, file), InputError);
    CHECK(viewer::test::content_of(file) == "old");
    CHECK(viewer::test::files_in(folder.path()) == 1);
}
