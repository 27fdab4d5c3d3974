#include "engine/report/report_text.hpp"
#include "engine/report/measure_names.hpp"
#include "tests/report/made_up_study.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace firebreak;
using firebreak::test::hand_made;

namespace {

bool has(const std::vector<Bilingual>& sentences, const std::string& part) {
    for (const Bilingual& sentence : sentences) {
        if (sentence.en.find(part) != std::string::npos) return true;
    }
    return false;
}

// Spaces that do not break are shown as plain ones, so that expectations can be read.
std::string plain(std::string text) {
    for (const std::string_view space : {"\u00a0", "\u202f"}) {
        for (std::size_t at = text.find(space); at != std::string::npos; at = text.find(space)) text.replace(at, space.size(), " ");
    }
    return text;
}

}  // namespace

TEST_CASE("a policy that is better beyond chance makes the headline, in per cent with its interval") {
    const Headline found = headline(hand_made("reach", 1000, {{Verdict::better, 620, -380, 60}}));
    CHECK(found.kind == HeadlineKind::better);
    CHECK(found.branch == 1);
    CHECK(plain(found.sentence.en) == "“B” instead of “A” avoids 38 % ± 6 % of the reach.");
    CHECK(plain(found.sentence.fr) == "« B » au lieu de « A » évite 38 % ± 6 % de la portée.");
}

TEST_CASE("of several better policies the one that gains most makes the headline, and whoever may do as well is named") {
    StudyComparison comparison =
        hand_made("volume", 1000, {{Verdict::better, 700, -300, 50}, {Verdict::better, 640, -360, 50}, {Verdict::worse, 1200, 200, 50}});
    comparison.ranking.order = {{2, 640, 50, 1}, {1, 700, 50, 1}, {0, 1000, 50, 2}, {3, 1200, 50, 3}};
    comparison.ranking.pairs.push_back({2, 1, {}, 0.4, false, false});
    comparison.ranking.pairs.push_back({2, 0, {}, 0.0, true, false});
    const Headline found = headline(comparison);
    CHECK(found.branch == 2);
    CHECK(plain(found.sentence.en) == "“C” instead of “A” avoids 36 % ± 5 % of the posts.");
    CHECK(plain(found.sentence.fr) == "« C » au lieu de « A » évite 36 % ± 5 % des publications.");
    CHECK(has(found.below, "“B” may do as well: the difference from “C” may be chance."));
}

TEST_CASE("a lopsided interval is told by its ends, not as plus or minus") {
    StudyComparison comparison = hand_made("reach", 1000, {{Verdict::better, 620, -380, 60}});
    comparison.measures[0].branches[1].relative.bounds = Bounds{-0.58, -0.30};
    CHECK(plain(headline(comparison).sentence.en) == "“B” instead of “A” avoids 38 % (30 % to 58 %) of the reach.");
}

TEST_CASE("where every interval covers zero the headline says that nothing differs beyond chance") {
    const Headline two = headline(hand_made("reach", 1000, {{Verdict::not_distinguishable, 960, -40, 60}}));
    CHECK(two.kind == HeadlineKind::chance);
    CHECK_FALSE(two.branch);
    CHECK(two.sentence.en == "“B” does not differ from “A” beyond chance in the reach.");
    const Headline three =
        headline(hand_made("reach", 1000, {{Verdict::not_distinguishable, 960, -40, 60}, {Verdict::not_distinguishable, 1010, 10, 60}}));
    CHECK(three.sentence.en == "No policy differs from “A” beyond chance in the reach.");
    CHECK(plain(three.sentence.fr) == "Aucune politique ne se distingue de « A » au-delà du hasard pour la portée.");
}

TEST_CASE("where a policy is only worse, the headline does not praise anybody") {
    const Headline found =
        headline(hand_made("reach", 1000, {{Verdict::worse, 1450, 450, 90}, {Verdict::not_distinguishable, 990, -10, 60}}));
    CHECK(found.kind == HeadlineKind::worse);
    CHECK(found.branch == 1);
    CHECK(plain(found.sentence.en) == "No policy does better than “A” beyond chance. “B” instead of “A” adds 45 % ± 9 % to the reach.");
    CHECK(plain(found.sentence.fr) ==
          "Aucune politique ne fait mieux que « A » au-delà du hasard. « B » au lieu de « A » augmente la portée de 45 % ± 9 %.");
}

TEST_CASE("a baseline of zero gives no percentage but an amount in the measure's unit") {
    const Headline found = headline(hand_made("churn_excess", 0, {{Verdict::worse, 12, 12, 4}}));
    CHECK(plain(found.sentence.en) ==
          "No policy does better than “A” beyond chance. “B” instead of “A” raises the customers lost because of the incident by 12 "
          "customers a run "
          "on average (8 to 16).");
}

TEST_CASE("a rate is told from what to what, and its difference in points") {
    const Headline found = headline(hand_made("satisfaction_all", 0.14, {{Verdict::better, 0.36, 0.22, 0.04}}));
    CHECK(plain(found.sentence.en) ==
          "“B” instead of “A” raises the share of complainers satisfied from 14 % to 36 %, by 22 points (18 to 26).");
    CHECK(plain(found.sentence.fr) ==
          "« B » au lieu de « A » fait passer la part des réclamants satisfaits de 14 % à 36 %, soit 22 points de plus (18 à 26).");
}

TEST_CASE("missing runs, equal runs and a single policy are each told as what they are") {
    const Headline missing = headline(hand_made("reach", 1000, {{Verdict::unknown, 0, 0, 0}}));
    CHECK(missing.kind == HeadlineKind::unknown);
    CHECK(missing.sentence.en == "Nothing can be said yet about the reach: fewer than two runs can be compared with those of “A”.");
    const Headline equal = headline(hand_made("reach", 1000, {{Verdict::identical, 1000, 0, 0}}));
    CHECK(equal.kind == HeadlineKind::identical);
    const Headline alone = headline(hand_made("reach", 1000, {}));
    CHECK(alone.kind == HeadlineKind::alone);
    StudyComparison no_measure = hand_made("reach", 1000, {{Verdict::better, 620, -380, 60}});
    no_measure.measures.clear();
    CHECK(headline(no_measure).kind == HeadlineKind::unknown);
}

TEST_CASE("failed and missing runs make everything preliminary") {
    StudyComparison comparison = hand_made("reach", 1000, {{Verdict::better, 620, -380, 60}});
    comparison.runs[1].failed = 3;
    comparison.runs[1].missing = 2;
    comparison.runs[1].finished = 45;
    CHECK(has(headline(comparison).below, "5 of 100 runs are missing or failed"));
}

TEST_CASE("a crisis that comes exactly as often is called no difference, not even one that may be chance") {
    StudyComparison comparison = hand_made("reach", 1000, {{Verdict::better, 620, -380, 60}});
    comparison.crisis = {{0, probability(50, 50), probability(10, 50), {}, {}}, {1, probability(50, 50), probability(8, 50), {}, {}}};
    comparison.crisis[1].crisis_difference = {50, 50, 0, 0, 0, 0.0, Bounds{0.0, 0.0}};
    CHECK(has(headline(comparison).below, "A crisis comes in"));
    CHECK(has(headline(comparison).below, "as often as with “A”"));
    CHECK_FALSE(has(headline(comparison).below, "may be chance"));
}

TEST_CASE("a difference between probabilities of crisis that covers zero is said to be maybe chance") {
    StudyComparison comparison = hand_made("reach", 1000, {{Verdict::better, 620, -380, 60}});
    comparison.crisis = {{0, probability(30, 50), probability(10, 50), {}, {}}, {1, probability(24, 50), probability(8, 50), {}, {}}};
    comparison.crisis[1].crisis_difference = {50, 20, 4, 10, 16, -0.12, Bounds{-0.27, 0.03}};
    CHECK(has(headline(comparison).below, "a difference that may be chance"));
    comparison.crisis[1].crisis_difference.bounds = Bounds{-0.27, -0.03};
    CHECK_FALSE(has(headline(comparison).below, "may be chance"));
}

TEST_CASE("lists are joined as each language joins them") {
    const std::vector<Bilingual> items{as_written("a"), as_written("b"), as_written("c")};
    CHECK(list_of(items).en == "a, b and c");
    CHECK(list_of(items).fr == "a, b et c");
    CHECK(list_of({}).en.empty());
}
