#include "engine/study/worker_words.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

using namespace firebreak;

namespace {

// Both ends in one process.
struct Spoken {
    WordsPipe pipe = make_words_pipe();
    std::vector<std::string> passed_on;
    WorkerWords::PassOn keep = [this](std::string_view line) { passed_on.emplace_back(line); };

    void say(std::string_view text) const {
        REQUIRE(::write(pipe.writing, text.data(), text.size()) == static_cast<::ssize_t>(text.size()));
    }
    void leave() const { ::close(pipe.writing); }
};

}  // namespace

TEST_CASE("the last line that a worker says of itself is its last words; lines of others are handed on") {
    Spoken spoken;
    spoken.say("hello\nfirebreak: the first\nfirebreak: replicate 3: strategy 'fast': act cra");
    spoken.pipe.reading.listen(spoken.keep);
    spoken.say("shed: by itself\nthe end, without a line's end");
    spoken.leave();
    CHECK(spoken.pipe.reading.last_words(spoken.keep) == "strategy 'fast': act crashed: by itself");
    CHECK(spoken.passed_on == std::vector<std::string>{"hello", "the end, without a line's end"});
    CHECK(spoken.pipe.reading.descriptor() == -1);
}

TEST_CASE("a worker that says nothing has no last words, and nobody waits for any") {
    Spoken spoken;
    spoken.pipe.reading.listen(spoken.keep);
    CHECK(spoken.pipe.reading.descriptor() >= 0);
    CHECK(spoken.pipe.reading.last_words(spoken.keep).empty());
    spoken.leave();
    CHECK(spoken.passed_on.empty());
}
