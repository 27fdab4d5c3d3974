#include "engine/report/csv.hpp"
#include "engine/core/diagnostics.hpp"
#include "engine/core/hash.hpp"
#include "tests/report/temporary_folder.hpp"

#include <doctest/doctest.h>
#include <sys/resource.h>

#include <array>
#include <charconv>
#include <csignal>
#include <limits>
#include <string>
#include <string_view>

using namespace firebreak;
using namespace firebreak::test;

namespace {

/// No file may grow beyond `bytes` while this lives: the system then refuses to write, as it does on a full disk.
class SmallDisk {
  public:
    explicit SmallDisk(rlim_t bytes) : old_action_{std::signal(SIGXFSZ, SIG_IGN)} {
        REQUIRE(::getrlimit(RLIMIT_FSIZE, &old_limit_) == 0);
        const rlimit small{bytes, old_limit_.rlim_max};
        REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk() {
        ::setrlimit(RLIMIT_FSIZE, &old_limit_);
        std::signal(SIGXFSZ, old_action_);
    }

  private:
    rlimit old_limit_{};
    void (*old_action_)(int);
};

bool holds_nothing(const std::filesystem::path& folder) {
    return std::filesystem::directory_iterator{folder} == std::filesystem::directory_iterator{};
}

}  // namespace

TEST_CASE("a field is quoted when it holds a comma, a quote or a line break, and only then") {
    CHECK(csv_field("plain words; and more") == "plain words; and more");
    CHECK(csv_field("") == "");
    CHECK(csv_field("one, two") == "\"one, two\"");
    CHECK(csv_field("he said \"no\"") == "\"he said \"\"no\"\"\"");
    CHECK(csv_field("two\nlines") == "\"two\nlines\"");
    CHECK(csv_field("two\r\nlines") == "\"two\r\nlines\"");
}

TEST_CASE("a number reads back as itself and is as short as that allows") {
    CHECK(number_text(0.1) == "0.1");
    CHECK(number_text(1.0 / 3.0) == "0.3333333333333333");
    CHECK(number_text(0.0) == "0");
    CHECK(number_text(-25.0) == "-25");
    CHECK(number_text(100000.0) == "100000");
    CHECK(number_text(9007199254740992.0) == "9007199254740992");
    for (const double value : {0.1 + 0.2, 1e300, 5e-324, -2.5e-7, 123456.789, std::numeric_limits<double>::max()}) {
        const std::string text = number_text(value);
        CAPTURE(text);
        double back = 0.0;
        std::from_chars(text.data(), text.data() + text.size(), back);
        CHECK(back == value);
    }
}

TEST_CASE("a table begins with run, branch, repetition, seed and time, and leaves absent values empty") {
    const TemporaryFolder folder;
    CsvFile file{folder.path() / "t.csv"};
    constexpr std::array<std::string_view, 4> kColumns{"volume", "rate", "key", "words"};
    file.header(kColumns);
    file.label({3, "base, again", 2, 18446744073709551615ULL}, 1.5)
        .integer(-7)
        .number(std::optional<double>{})
        .key(0xabcULL)
        .text("a \"b\"");
    file.end_row();
    const WrittenFile written = file.commit();
    const std::string text = content_of(folder.path() / "t.csv");
    CHECK(text ==
          "run,branch,repetition,seed,time,volume,rate,key,words\n"
          "3,\"base, again\",2,18446744073709551615,1.5,-7,,0000000000000abc,\"a \"\"b\"\"\"\n");
    CHECK(written.name == "t.csv");
    CHECK(written.bytes == text.size());
    CHECK(written.hash == hash_text(text));
    CHECK(written.hash == hash_file(folder.path() / "t.csv"));
}

TEST_CASE("a file of several blocks has the hash that a reader of the file finds") {
    const TemporaryFolder folder;
    CsvFile file{folder.path() / "long.csv"};
    const std::string words(1000, 'x');
    for (int i = 0; i < 3000; ++i) {
        file.integer(i).text(words);
        file.end_row();
    }
    const WrittenFile written = file.commit();
    CHECK(written.bytes == std::filesystem::file_size(folder.path() / "long.csv"));
    CHECK(written.bytes > 2 * 1024 * 1024);
    CHECK(written.hash == hash_file(folder.path() / "long.csv"));
    CHECK(write_text_file(folder.path() / "copy", content_of(folder.path() / "long.csv")).hash == written.hash);
}

TEST_CASE("a file that was not finished leaves no trace") {
    const TemporaryFolder folder;
    {
        CsvFile file{folder.path() / "t.csv"};
        file.text("half a row");
    }
    CHECK(holds_nothing(folder.path()));
}

TEST_CASE("an old table stays whole until the new one is") {
    const TemporaryFolder folder;
    const auto name = folder.path() / "t.csv";
    CHECK(write_text_file(name, "old").bytes == 3);
    CsvFile file{name};
    file.text("new");
    file.end_row();
    CHECK(content_of(name) == "old");
    CHECK(file.commit().bytes == 4);
    CHECK(content_of(name) == "new\n");
}

TEST_CASE("a folder that is not there is the user's mistake, named with its path") {
    const TemporaryFolder folder;
    const auto missing = folder.path() / "nowhere" / "t.csv";
    try {
        CsvFile file{missing};
        FAIL("it could be opened");
    } catch (const InputError& error) {
        CHECK(std::string{error.what()}.find(missing.string()) != std::string::npos);
        CHECK(std::string{error.what()}.find("cannot be written") != std::string::npos);
    }
}

TEST_CASE("a full disk is said in a plain sentence, and what was there before stays") {
    const TemporaryFolder folder;
    const auto name = folder.path() / "t.csv";
    CHECK(write_text_file(name, "old").bytes == 3);
    std::string message;
    {
        const SmallDisk small{100'000};
        try {
            CsvFile file{name};
            for (int i = 0; i < 40'000; ++i) {
                file.text("a row of some length");
                file.end_row();
            }
            static_cast<void>(file.commit());
        } catch (const RunError& error) {
            message = error.what();
        }
    }
    CHECK(message.find(name.string() + ": cannot be written: ") == 0);
    CHECK(content_of(name) == "old");
}
