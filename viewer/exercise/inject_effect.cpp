#include "viewer/exercise/inject_effect.hpp"

#include "engine/scenario/scenario_reader.hpp"
#include "engine/scenario/yaml_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace firebreak::viewer {
namespace {

constexpr std::string_view kNeedsQuotes = " \t\n\r\"\\=";

std::string quoted_value(std::string_view text) {
    if (!text.empty() && text.find_first_of(kNeedsQuotes) == std::string_view::npos) return std::string{text};
    std::string quoted = "\"";
    for (const char letter : text) {
        if (letter == '\n') {
            quoted += "\\n";
            continue;
        }
        if (letter == '"' || letter == '\\') quoted += '\\';
        quoted += letter;
    }
    return quoted + '"';
}

std::string value_of(const Field& field, const Command& command) {
    const ParamValue value = field.get(&command);
    if (const auto* real = std::get_if<double>(&value)) return real_text(*real);
    return value_text(value);
}

struct Word {
    std::string key;
    std::string value;
};

// Takes words and key=value pairs apart, letter by letter.
class WordReader {
  public:
    explicit WordReader(std::string_view text) : text_{text} {}

    // Nothing when a quote stays open.
    std::optional<std::vector<Word>> read() {
        std::vector<Word> words;
        for (skip_spaces(); at_ < text_.size(); skip_spaces()) {
            Word word{take_until(" \t\n="), {}};
            if (at_ < text_.size() && text_[at_] == '=') {
                ++at_;
                const bool is_quoted = at_ < text_.size() && text_[at_] == '"';
                if (!is_quoted) word.value = take_until(" \t\n");
                else if (!take_quoted(word.value)) return std::nullopt;
            }
            words.push_back(std::move(word));
        }
        return words;
    }

  private:
    void skip_spaces() { at_ = std::min(text_.find_first_not_of(" \t\n", at_), text_.size()); }
    std::string take_until(std::string_view ends) {
        const std::size_t end = std::min(text_.find_first_of(ends, at_), text_.size());
        std::string taken{text_.substr(at_, end - at_)};
        at_ = end;
        return taken;
    }
    bool take_quoted(std::string& value) {
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] == '"') {
                ++at_;
                return true;
            }
            const bool is_escaped = text_[at_] == '\\' && at_ + 1 < text_.size();
            if (is_escaped) ++at_;
            value += is_escaped && text_[at_] == 'n' ? '\n' : text_[at_];
        }
        return false;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

// As a scalar without quotes where it is a number or a word: what stands in quotes is a text to the reader of journals.
std::string yaml_value(const Word& word) {
    const Field* field = find_field(Command::fields(), word.key);
    const bool is_text = field == nullptr || field->kind == Kind::text;
    const bool is_plain = !word.value.empty() && std::all_of(word.value.begin(), word.value.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '%' || c == ' ' || c == '_' ||
               c == '+' || c == '-';
    });
    return is_text || !is_plain ? quoted_yaml(word.value) : word.value;
}

// Any incident will do where no scenario is known.
Scenario stand_in(const std::vector<Word>& words) {
    Scenario scenario;
    scenario.incidents.emplace_back();
    for (const Word& word : words) {
        if (word.key == "incident") scenario.incidents.back().id = word.value;
    }
    return scenario;
}

}  // namespace

std::string effect_text(const Command& command) {
    std::string text{ChoiceWords<CommandKind>::words[static_cast<std::size_t>(command.kind)]};
    const Command defaults;
    for (const std::string_view key : keys_of(command.kind)) {
        const Field* field = find_field(Command::fields(), key);
        const std::string value = value_of(*field, command);
        // A number is always said: most kinds need one.
        if (key == "number" || key == "delay" || value != value_of(*field, defaults))
            text += fmt::format(" {}={}", key, quoted_value(value));
    }
    return text;
}

Reading<Command> read_effect(std::string_view text, const Scenario* scenario) {
    const std::optional<std::vector<Word>> words = WordReader{text}.read();
    if (!words) return {std::nullopt, "close the quote that it opens"};
    if (words->empty() || words->front().key.empty()) return {std::nullopt, "begin with what is done, as in 'seeds number=20'"};
    std::string yaml = fmt::format("- at: 0 min\n  do: {}\n", quoted_yaml(words->front().key));
    if (find_field(Command::fields(), "do") != nullptr) {
        const auto kinds = ChoiceWords<CommandKind>::words;
        if (std::find(kinds.begin(), kinds.end(), words->front().key) == kinds.end())
            return {std::nullopt, fmt::format("begin with one of {}{}", listed(kinds), did_you_mean(words->front().key, kinds))};
        yaml = fmt::format("- at: 0 min\n  do: {}\n", words->front().key);
    }
    for (auto word = words->begin() + 1; word != words->end(); ++word) {
        if (word->key.empty()) return {std::nullopt, "name each value, as in 'number=20'"};
        yaml += fmt::format("  {}: {}\n", quoted_yaml(word->key), yaml_value(*word));
    }
    Diagnostics problems;
    const Scenario made_up = scenario == nullptr ? stand_in(*words) : Scenario{};
    const std::vector<Command> commands = read_commands_text(yaml, "effect", scenario == nullptr ? made_up : *scenario, problems);
    if (!problems.has_errors() && commands.size() == 1) {
        Command command = commands.front();
        command.mark = {};
        return {command, {}};
    }
    std::string wish = "be mended: ";
    for (const Problem& problem : problems.problems()) {
        if (problem.severity == Severity::error) wish += (wish.ends_with(": ") ? "" : "; ") + problem.message;
    }
    return {std::nullopt, wish};
}

}  // namespace firebreak::viewer
