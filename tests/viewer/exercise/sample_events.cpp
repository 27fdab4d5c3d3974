#include "tests/viewer/exercise/sample_events.hpp"

#include <doctest/doctest.h>

#include <stdlib.h>

#include <fstream>
#include <iterator>
#include <sstream>

namespace firebreak::viewer::test {

Time at(int day, int hour, int minute) { return Time{days{day} + hours{hour} + minutes{minute}}; }

Scenario sample_scenario() {
    Scenario scenario;
    scenario.name = "sample";
    scenario.incidents.emplace_back();
    scenario.incidents.back().id = "outage";
    scenario.incidents.back().start = days{7} + hours{7};
    return scenario;
}

ExerciseTiming sample_timing() { return {at(7, 6), days{2}, minutes{90}, at(7, 7)}; }

std::vector<Inject> sample_events() {
    std::vector<Inject> injects(4);
    injects[0].number = "1";
    injects[0].at = {TimeBase::day_zero, days{7} + hours{9} + minutes{30}};
    injects[0].from = "AFP; Agence, \"France\"";
    injects[0].to = "Service de presse";
    injects[0].channel = "press";
    injects[0].message = "Première ligne\nDeuxième : « œuf » €\n\tTroisième";
    injects[0].expected_action = "=SUM(A1:A9) is not worked out";
    Command seeds;
    seeds.kind = CommandKind::seeds;
    seeds.number = 20;
    seeds.arousal = 0.85;
    seeds.incident = "outage";
    injects[0].effect = seeds;
    injects[1].number = "1a";
    injects[1].at = {TimeBase::outbreak, hours{3} + minutes{30}};
    injects[1].from = "@angry_customer";
    injects[1].message = " -20 % of what? ";
    injects[1].notes = "'=quoted";
    injects[1].prompt = "Do you publish a statement?";
    injects[1].time_limit = minutes{5};
    injects[1].channel = "pneumatic post";
    injects[2].number = "2";
    injects[2].at = {TimeBase::exercise, minutes{40}};
    injects[2].message = "'tis <b>published</b> & done ]]>";
    injects[2].status = InjectStatus::published;
    injects[2].published_at = at(8, 1, 20);
    injects[2].score = 4;
    Command article;
    article.kind = CommandKind::article;
    article.text = "The \"bank\" says:\nnothing = nothing \\ more";
    injects[2].effect = article;
    injects[3].number = "+3";
    injects[3].at = {TimeBase::day_zero, days{8} + hours{7}};
    injects[3].message = "\"";
    injects[3].is_reserve = true;
    injects[3].status = InjectStatus::skipped;
    injects[3].score = 0;
    return injects;
}

bool are_same_but_ids(std::vector<Inject> one, std::vector<Inject> other) {
    if (one.size() != other.size()) return false;
    for (std::size_t i = 0; i < one.size(); ++i) {
        one[i].id = other[i].id = 0;
        CAPTURE(i);
        CHECK(is_same(one[i], other[i]));
        if (!is_same(one[i], other[i])) return false;
    }
    return true;
}

TemporaryFolder::TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "firebreak_exercise_XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string content_of(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

void write_file(const std::filesystem::path& file, std::string_view content) {
    std::ofstream out{file, std::ios::binary};
    out << content;
}

std::size_t files_in(const std::filesystem::path& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator{folder}, {}));
}

}  // namespace firebreak::viewer::test
