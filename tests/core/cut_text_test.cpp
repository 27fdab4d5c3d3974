// Texts that are longer than their place end after a whole word.
#include "engine/core/cut_text.hpp"

#include <doctest/doctest.h>

#include <string>

using firebreak::cut_text;

TEST_CASE("a text that fits stays as it is") {
    CHECK(cut_text("", 4).empty());
    CHECK(cut_text("twelve bytes", 12) == "twelve bytes");
}

TEST_CASE("a longer one ends after a word, with the sign for more, within its bytes") {
    CHECK(cut_text("one two three", 10) == "one two…");
    CHECK(cut_text("one two three", 9) == "one…");  // "one two…" has ten
    const std::string text = "Les clients de la banque n’ont plus accès à leurs comptes depuis sept heures ce matin";
    for (std::size_t most = 4; most < text.size(); ++most) {
        CAPTURE(most);
        const std::string cut = cut_text(text, most);
        CHECK(cut.size() <= most);
        CHECK(cut.ends_with("…"));
        const std::string kept = cut.substr(0, cut.size() - std::string{"…"}.size());
        CHECK(text.starts_with(kept));
        // The first word fits into nothing smaller than seven bytes.
        if (!kept.empty() && most >= 7) CHECK(text[kept.size()] == ' ');
    }
}

TEST_CASE("one word that is too long is cut between two characters") {
    CHECK(cut_text("éééééé", 8) == "éé…");
    CHECK(cut_text("abcdefgh", 6) == "abc…");
}
