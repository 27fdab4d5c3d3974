// Whether docs/model.md is complete: what a short script works out from the page alone must be what the engine does. The script shares
// no code with the engine, and reads its values from the page's tables.
#include "engine/company/crisis.hpp"
#include "engine/sim/fan_out.hpp"
#include "tests/core/statistics.hpp"
#include "tests/crowd/crowd_support.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <limits>
#include <map>
#include <string>
#include <vector>

using namespace firebreak;

namespace {

// Both sides compute in doubles, by formulas of a dozen operations that need not be in the same order.
constexpr double kRounding = 1e-12;

bool has_python() {
    static const bool kHas = std::system("python3 -c 'import math' >/dev/null 2>&1") == 0;
    if (!kHas) std::puts("not run: python3 is missing");
    return kHas;
}

std::vector<double> from_the_page(const std::string& question) {
    const std::string folder = std::getenv("FIREBREAK_SOURCE_DIR");
    const std::string command = fmt::format("python3 '{0}/tests/model_page/from_the_page.py' '{0}/docs/model.md' {1}", folder, question);
    std::vector<double> numbers;
    std::FILE* pipe = ::popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::array<char, 128> line{};
    while (std::fgets(line.data(), line.size(), pipe) != nullptr) numbers.push_back(std::strtod(line.data(), nullptr));
    REQUIRE(::pclose(pipe) == 0);
    return numbers;
}

double one_from_the_page(const std::string& question) {
    CAPTURE(question);
    const std::vector<double> numbers = from_the_page(question);
    REQUIRE(numbers.size() == 1);
    return numbers.front();
}

// All values are the defaults, as on the page; nobody holds an old grievance and everybody is a customer.
Scenario only_customers(std::int64_t accounts) {
    Scenario scenario;
    scenario.network.accounts = accounts;
    scenario.crowd.customers = 1.0;
    scenario.crowd.initial_grievances = 0.0;
    return scenario;
}

// The same with everybody alike: gain and interest 1, nobody in a hurry, and the complaint not looked up.
Scenario people_alike(std::int64_t accounts) {
    Scenario scenario = only_customers(accounts);
    scenario.crowd.anger_gain_sigma = 0.0;
    scenario.crowd.interest_sigma = 0.0;
    scenario.crowd.speed_motive = 0.0;
    return scenario;
}

constexpr Time hour(std::int64_t at) noexcept { return kStart + hours{at}; }

}  // namespace

TEST_CASE("who sees a post of nine in the evening has seen it by the time that the page says") {
    if (!has_python()) return;
    const std::array<int, 4> waits{10, 300, 3600, 86'400};
    const std::vector<double> stated = from_the_page("reaction 21 10 300 3600 86400");
    REQUIRE(stated.size() == waits.size());
    CHECK(stated[0] == 0.0);
    for (std::size_t i = 0; i < waits.size(); ++i) {
        CAPTURE(waits[i]);
        // Whoever would see it after the end of the run does not: the share that is left is the law's.
        Scenario scenario;
        scenario.horizon = hours{21} + seconds{waits[i]};
        const FollowerGraph graph = FollowerGraph::empty(1);
        const ActivityClock activity{scenario.platform.activity};
        const FanOut fan_out{scenario, graph, activity, Draws{1, 0}};
        Post post;
        post.time = hour(21);
        post.author = AccountId{0};
        const double share = fan_out.start(PostId{0}, post).visibility / scenario.platform.visibility;
        CHECK(std::abs(share - stated[i]) < kRounding);
    }
}

TEST_CASE("every single reply is judged as the page's probability and the named draw decide") {
    if (!has_python()) return;
    constexpr std::uint32_t kAccounts = 4000;
    for (const Reply& content : {Reply{.empathy = 0.8, .private_channel = 0.4, .remedy = 0.5}, Reply{.hostility = 1.5, .remedy = 0.5}}) {
        for (const std::uint32_t failures : {1U, 3U}) {
            const int steps = content.hostility > 0.0 ? 2 : 0;
            test::HandDrivenCrowd people{people_alike(kAccounts)};
            for (std::uint32_t id = 0; id < kAccounts; ++id) {
                for (std::uint32_t n = 0; n < failures; ++n)
                    people.happens(hour(1), EventKind::failure, id, failure_subject(kBackgroundIssue, n, false));
                people.out.drafts.clear();
                people.happens(hour(2), EventKind::question, id, 0);
                const PostDraft question = people.out.drafts.back().draft;
                people.book.replies.push_back({.key = id,
                                               .published = hour(2) + minutes{45},
                                               .complainer = AccountId{id},
                                               .local_case = question.local_case,
                                               .scct_steps = static_cast<std::uint8_t>(steps),
                                               .content = content});
                people.out.notes.clear();
                people.happens(hour(3), EventKind::visible, id, id);
                REQUIRE(people.out.notes.size() == 1);
                const CaseNote& verdict = people.out.notes.front();
                const bool is_expected = people.crowd.population().expected_department(AccountId{id}) == content.department;
                static std::map<std::string, double> answers;
                const std::string asked = fmt::format("satisfaction {} {} {} {:d} {:d} 45 {} 1 {}", content.empathy, content.hostility,
                                                      content.private_channel, verdict.is_remedied, is_expected, failures, steps);
                if (!answers.contains(asked)) answers[asked] = one_from_the_page(asked);
                const bool is_satisfied = people.draws.uniform(Purpose::satisfaction, question.key, 1) < answers[asked];
                CAPTURE(asked);
                REQUIRE((verdict.news == CaseNews::satisfied) == is_satisfied);
            }
        }
    }
}

TEST_CASE("anger after a failure, a failed attempt and somebody else's complaint is what the page makes of it") {
    if (!has_python()) return;
    int courses = 0;
    for (std::uint64_t repetition = 0; courses < 4 && repetition < 200; ++repetition) {
        test::HandDrivenCrowd one{only_customers(1), repetition};
        const AccountId id{0};
        one.happens(hour(1), EventKind::failure, 0, failure_subject(kBackgroundIssue, 0, false));
        if (one.out.tally.private_attempts == 0) continue;
        one.happens(hour(2), EventKind::private_end, 0, failure_subject(kBackgroundIssue, 0, false));
        if (one.out.tally.private_resolved > 0) continue;
        one.sees(hour(5), 0, one.write(7, 1, hour(4), 0.5F));
        const double found = one.crowd.mean_customer_anger(hour(20));
        const double stated =
            one_from_the_page(fmt::format("anger {} {} 1 failure@1 private@2 sees:0.5@5 now@20", one.crowd.population().anger_gain(id),
                                          static_cast<double>(static_cast<float>(one.crowd.population().interest(id)))));
        CAPTURE(repetition);
        CHECK(std::abs(found - stated) < kRounding);
        ++courses;
    }
    CHECK(courses == 4);
}

TEST_CASE("who complains in public after a failed attempt is decided by the page's probability") {
    if (!has_python()) return;
    constexpr std::uint32_t kAccounts = 40'000;
    test::HandDrivenCrowd people{people_alike(kAccounts)};
    for (std::uint32_t id = 0; id < kAccounts; ++id)
        people.happens(hour(1), EventKind::failure, id, failure_subject(kBackgroundIssue, 0, false));
    people.out.drafts.clear();
    for (std::uint32_t id = 0; id < kAccounts; ++id)
        people.happens(hour(2), EventKind::private_end, id, failure_subject(kBackgroundIssue, 0, false));
    const double anger = one_from_the_page("anger 1 1 1 failure@1 private@2 now@2");
    const double stated = one_from_the_page(fmt::format("complaint {} 0 0 0", anger));
    // The draw of whoever complained lies below the probability, and the largest of them next to it.
    double largest = 0.0;
    for (const OrderedDraft& made : people.out.drafts)
        largest = std::max(largest, people.draws.uniform(Purpose::public_decision, made.draft.key));
    CHECK(largest < stated);
    // All of n uniforms on [0, p) stay below (1 - x) p with probability (1 - x)^n: e^-10 here.
    CHECK(largest > (1.0 - 10.0 / static_cast<double>(people.out.drafts.size())) * stated);
    CHECK(people.out.drafts.size() > 500);
}

TEST_CASE("a post appeals, and is shared, as the page says") {
    if (!has_python()) return;
    constexpr std::uint32_t kAccounts = 100'000;
    test::HandDrivenCrowd people{people_alike(kAccounts)};
    const PostId root = people.write(7, kAccounts - 1, hour(1), 0.75F);
    Post vivid = people.book[root];
    vivid.vividness = 8.0F;
    vivid.credibility = 0.5F;
    vivid.depth = 2;
    CHECK(std::abs(people.crowd.appeal(vivid) - one_from_the_page("appeal 8 0.75 0.5 2")) < kRounding);
    const double appeal = one_from_the_page("appeal 1 0.75 1 0");
    CHECK(std::abs(people.book[root].appeal - appeal) < kRounding);
    people.book.posts[index(root)].appeal *= 4.0;
    const double anger = one_from_the_page("anger 1 1 1 sees:0.75@7 now@7");
    const double stated = one_from_the_page(fmt::format("sharing {} 1 1 {} 6", 4.0 * appeal, anger));
    for (std::uint32_t id = 0; id < kAccounts - 1; ++id) people.sees(hour(7), id, root);
    const double found = static_cast<double>(people.count(PostType::share)) / (kAccounts - 1);
    CHECK(std::abs(found - stated) < test::kStandardErrors * std::sqrt(stated * (1.0 - stated) / (kAccounts - 1)));
}

TEST_CASE("crises begin and end where the page says, in made-up series of hours") {
    if (!has_python()) return;
    const Draws draws{1, 0};
    std::size_t crises = 0;
    for (std::uint32_t series = 0; series < 8; ++series) {
        CAPTURE(series);
        // Every hour goes on as the one before with probability .95, else is quiet, raised or loud.
        std::vector<double> volume;
        std::vector<double> expected;
        std::string question = "crisis 200000";
        double level = 0.0;
        for (std::uint32_t h = 0; h < 400; ++h) {
            if (draws.uniform(Purpose::bootstrap, series, 2 * h) < 0.05)
                level =
                    std::array{5.0, 5.0, 30.0, 90.0}[static_cast<std::size_t>(4.0 * draws.uniform(Purpose::bootstrap, series, 2 * h + 1))];
            volume.push_back(level);
            expected.push_back(static_cast<double>(h % 24) / 4.0);
            question += fmt::format(" {}:{}", volume.back(), expected.back());
        }
        const double floor = Scenario{}.company.crisis_floor * 200'000 / 100'000;
        std::vector<double> found;
        for (const CrisisSpan& span : find_crises(volume, expected, {floor})) {
            found.push_back(static_cast<double>(span.start_hour));
            found.push_back(span.is_censored ? std::numeric_limits<double>::infinity() : static_cast<double>(span.end_hour));
        }
        CHECK(found == from_the_page(question));
        crises += found.size() / 2;
    }
    CHECK(crises > 4);
}

TEST_CASE("the worked numbers on the page follow from the page") {
    if (!has_python()) return;
    const std::vector<double> differences = from_the_page("examples");
    CHECK(differences.size() >= 8);
    // Stated to six decimals.
    for (const double difference : differences) CHECK(std::abs(difference) <= 5.1e-7);
}
