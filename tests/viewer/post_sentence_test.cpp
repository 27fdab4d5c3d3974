#include "viewer/panels/post_sentence.hpp"

#include "tests/viewer/rich_snapshot.hpp"
#include "viewer/panels/post_words.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace firebreak;
using namespace firebreak::viewer;

TEST_CASE("every type and mood has six different sentences in each language") {
    for (std::size_t type = 0; type < kPostTypes; ++type) {
        for (const Mood mood : {Mood::calm, Mood::annoyed, Mood::furious}) {
            for (const bool is_negative_root : {false, true}) {
                CAPTURE(type);
                CAPTURE(static_cast<int>(mood));
                std::set<std::string> english;
                std::set<std::string> french;
                for (const Phrase& phrase : sentences_for(static_cast<PostType>(type), mood, is_negative_root)) {
                    english.insert(phrase.english);
                    french.insert(phrase.french);
                }
                CHECK(english.size() >= 6);
                CHECK(french.size() >= 6);
            }
        }
    }
}

TEST_CASE("a post says the same at each look, and its neighbours say other things") {
    LivePost post;
    post.arousal = 0.9F;
    std::set<std::string> said;
    for (std::uint32_t id = 0; id < 60; ++id) {
        post.id = PostId{id};
        const std::string text = sentence_of(post, Language::french, "panne");
        CHECK(text == sentence_of(post, Language::french, "panne"));
        CHECK(text.find('{') == std::string::npos);
        said.insert(text);
    }
    CHECK(said.size() >= 6);
}

TEST_CASE("a follow-up tells its number, and an everyday failure has no tag") {
    LivePost post;
    post.type = PostType::follow_up;
    post.root_type = PostType::follow_up;
    post.round = 4;
    for (std::uint32_t id = 0; id < 30; ++id) {
        post.id = PostId{id};
        const std::string text = sentence_of(post, Language::english, "");
        CAPTURE(text);
        CHECK(text.find('4') != std::string::npos);
        CHECK(text.find('#') == std::string::npos);
    }
}

TEST_CASE("anger is read from arousal, and nobody who praises is furious") {
    LivePost post;
    post.arousal = 0.1F;
    CHECK(mood_of(post) == Mood::calm);
    post.arousal = 0.5F;
    CHECK(mood_of(post) == Mood::annoyed);
    post.arousal = 0.95F;
    CHECK(mood_of(post) == Mood::furious);
    post.root_type = PostType::praise;
    CHECK(mood_of(post) == Mood::annoyed);
}

TEST_CASE("handles are numbers, and the company and the press have names that are nobody's") {
    ViewerState state;
    CHECK(handle_of(state, AccountId{48'213}) == "@user_48213");
    state.look.language = Language::french;
    CHECK(handle_of(state, AccountId{48'213}) == "@compte_48213");
    CHECK(handle_of(state, kCompanyAccount) == "L’entreprise");
    CHECK(handle_of(state, kMediaAccount) == "Une rédaction");
}

TEST_CASE("an issue beyond those that are known has no name rather than a wrong one") {
    ViewerState state;
    state.issues = {"everyday", "outage"};
    CHECK(issue_name(state, IssueId{1}) == "outage");
    CHECK(issue_name(state, IssueId{9}).empty());
    CHECK(issue_name(state, kBackgroundIssue).empty());
}
