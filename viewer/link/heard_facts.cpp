#include "viewer/link/heard_facts.hpp"

#include "engine/plugin/order_fields.hpp"
#include "engine/scenario/scenario_reader.hpp"

#include <algorithm>
#include <limits>
#include <string_view>
#include <utility>

namespace firebreak::viewer {
namespace {

using Json = nlohmann::ordered_json;

Time time_of(const Json& value) { return value.is_number_integer() ? Time{Duration{value.get<std::int64_t>()}} : kNever; }

template <class Enum, std::size_t N>
Enum word_in(const std::array<std::string_view, N>& words, const std::string& word) {
    const auto found = std::find(words.begin(), words.end(), word);
    return static_cast<Enum>(found == words.end() ? 0 : found - words.begin());
}

Kind kind_of(const std::string& word) {
    for (const Kind kind : {Kind::boolean, Kind::integer, Kind::real, Kind::duration, Kind::text, Kind::choice}) {
        if (text_of(kind) == word) return kind;
    }
    return Kind::text;
}

Unit unit_of(const std::string& word) {
    for (const Unit unit : {Unit::none, Unit::share, Unit::count, Unit::duration, Unit::instant, Unit::per_hour, Unit::per_day,
                            Unit::per_year, Unit::percent_of_accounts, Unit::euros, Unit::euros_per_hour, Unit::log_units}) {
        if (text_of(unit) == word) return unit;
    }
    return Unit::none;
}

SettingRow row_of(const Json& told, SettingRow::Reach reach) {
    SettingRow row;
    row.reach = reach;
    row.key = told.value("key", "");
    const std::size_t dot = row.key.rfind('.');
    row.section = dot == std::string::npos ? "" : row.key.substr(0, dot);
    row.help = told.value("help", "");
    row.kind = kind_of(told.value("kind", ""));
    row.unit = unit_of(told.value("unit", ""));
    if (told["min"].is_number()) row.min = told["min"].get<double>();
    if (told["max"].is_number()) row.max = told["max"].get<double>();
    row.choices = told.value("choices", std::vector<std::string>{});
    row.value = row.default_value = told.value("value", "");
    return row;
}

}  // namespace

void take_ready(const Json& answer, ViewerState& state) {
    state.scenario_title = answer.value("title", answer.value("name", ""));
    state.issues = {"background"};
    state.incidents.clear();
    for (const Json& incident : answer.at("incidents")) {
        state.issues.push_back(incident.value("id", ""));
        state.incidents.push_back(incident.value("id", ""));
    }
    std::vector<StrategyRow> strategies;
    for (const Json& one : answer.at("strategies")) {
        if (one.value("is_modifier", false)) continue;
        StrategyRow row{one.value("name", ""), one.value("summary", ""), {}};
        for (const StrategyRow& known : state.strategies) {
            if (known.name == row.name) row.trouble = known.trouble;
        }
        strategies.push_back(std::move(row));
    }
    state.strategies = std::move(strategies);
    state.rows.clear();
    for (const Json& one : answer.at("orders")) state.rows.push_back(row_of(one, SettingRow::Reach::order));
    for (const Json& one : answer.at("settings")) state.rows.push_back(row_of(one, SettingRow::Reach::live));
    for (const Json& note : answer.value("notes", Json::array())) state.messages.information(note.get<std::string>(), state.now);
}

void take_account(const Json& answer, ViewerState& state) {
    AccountCard card;
    card.account = AccountId{answer.at("account").get<std::uint32_t>()};
    // Somebody else may have been clicked meanwhile.
    if (state.account_card && state.account_card->account != card.account) return;
    card.followers = answer.value("followers", 0U);
    card.is_customer = answer.value("is_customer", false);
    card.anger = answer.value("anger", 0.0);
    card.attitude = std::numeric_limits<double>::quiet_NaN();
    for (const Json& one : answer.at("chain"))
        card.heard_from.insert(card.heard_from.begin(), {AccountId{one.at("account").get<std::uint32_t>()}, time_of(one.at("posted_us"))});
    if (!card.heard_from.empty()) card.heard_from.push_back({card.account, kNever});
    for (const Json& one : answer.at("posts")) {
        AccountEvent event;
        event.time = time_of(one.at("time_us"));
        event.post_type = word_in<PostType>(kPostTypeWords, one.value("type", ""));
        event.kind = event.post_type == PostType::share ? AccountEvent::Kind::shared : AccountEvent::Kind::posted;
        event.post = PostId{one.at("id").get<std::uint32_t>()};
        if (one.contains("of")) event.other = AccountId{one["of"].get<std::uint32_t>()};
        event.issue = IssueId{one.at("issue").get<std::uint16_t>()};
        card.history.push_back(event);
    }
    for (const Json& one : answer.at("cases")) {
        const auto add = [&](const char* key, AccountEvent::Kind kind) {
            if (!one.at(key).is_null())
                card.history.push_back({time_of(one.at(key)), kind, PostType::complaint, kNoPost, kNoAccount, kBackgroundIssue});
        };
        add("reply_us", AccountEvent::Kind::got_reply);
        add("satisfied_us", AccountEvent::Kind::satisfied);
        if (one.at("satisfied_us").is_null() && one.at("withdrawn_us").is_null())
            card.open_case = CaseId{one.at("case").get<std::uint32_t>()};
    }
    std::stable_sort(card.history.begin(), card.history.end(),
                     [](const AccountEvent& a, const AccountEvent& b) { return a.time < b.time; });
    state.account_card = std::move(card);
}

// Standing orders are the company's; parameters are what the scenario says and the journal has changed.
void take_orders(const LiveSnapshot& live, ViewerState& state) {
    for (SettingRow& row : state.rows) {
        if (row.reach != SettingRow::Reach::order) continue;
        if (const Field* field = find_field(order_fields(), row.key)) row.value = value_text(field->get(&live.orders));
        // A delay below 0 stands for the company's own.
        if (row.value.starts_with('-')) row.value.clear();
    }
}

std::string strategy_in(const std::string& journal, const std::string& first) {
    constexpr std::string_view kKey = "\n  strategy: \"";
    const std::size_t last = journal.rfind(kKey);
    if (last == std::string::npos) return first;
    const std::size_t begin = last + kKey.size();
    return journal.substr(begin, journal.find('"', begin) - begin);
}

std::string problems_of(const Json& answer) {
    std::string all;
    for (const Json& one : answer.at("problems")) all += (all.empty() ? "" : "; ") + one.get<std::string>();
    return all;
}

}  // namespace firebreak::viewer
