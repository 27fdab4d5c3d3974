#include "engine/report/gain_text.hpp"

#include "engine/report/words.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>

namespace firebreak {
namespace {

constexpr std::size_t kGenerationsShown = 5;

// Three significant digits, and no exponent where people would not look for one.
std::string amount(double value) {
    if (value == 0.0) return "0";
    return value < 1e-4 ? fmt::format("{:.0e}", value) : value < 1000.0 ? fmt::format("{:.3g}", value) : count_words(value);
}

double of(const std::array<double, kGainTypes>& values, GainType type) { return values[static_cast<std::size_t>(type)]; }

std::string reaction_to(const EffectiveGain& gain, std::string_view what, GainType type) {
    return fmt::format("{} is shown to {} accounts and brings {} shares and {} me-toos", what, amount(of(gain.audience, type)),
                       amount(gain.matrix.at(type, GainType::share)), amount(gain.matrix.at(type, GainType::me_too)));
}

std::string list_words(const EffectiveGain& gain) {
    const std::string peak =
        fmt::format("first-hand volume reaches {} posts an hour per 100,000 accounts", amount(gain.first_hand.peak_hour));
    if (gain.trending_per_item == 0.0) return "trending list: none";
    return fmt::format("trending list: {} ({}); when it reacts, {} displays per post of the hour",
                       gain.is_trending ? "reacts" : "does not react", peak, amount(gain.trending_per_item));
}

std::string news_words(const EffectiveGain& gain) {
    if (gain.articles_per_item == 0.0) return "newspapers: none";
    return fmt::format("newspapers: {} ({} posts in 24 hours per 100,000 accounts); when they do, {} articles per post of the day",
                       gain.is_in_the_news ? "take notice" : "take no notice", amount(gain.first_hand.peak_day),
                       amount(gain.articles_per_item));
}

std::string generations_words(const EffectiveGain& gain) {
    std::string text;
    for (std::size_t i = 0; i < std::min(kGenerationsShown, gain.shares_by_generation.size()); ++i)
        text += (i == 0 ? "" : ", ") + amount(gain.shares_by_generation[i]);
    return text;
}

std::string headline(const EffectiveGain& gain) {
    return fmt::format("effective gain at {} (issue '{}'): Γ = {}", instant_words(gain.first_hand.t0, std::nullopt), gain.issue,
                       amount(gain.gamma));
}

std::string none_text(const EffectiveGain& gain) { return fmt::format("effective gain: none, for {}\n", gain.undefined_because); }

std::string matrix_text(const GainMatrix& matrix) {
    std::string text = fmt::format("{:>12}", "one … brings");
    for (const std::string_view word : kGainTypeWords) text += fmt::format("{:>12}", word);
    text += "\n";
    for (std::size_t i = 0; i < kGainTypes; ++i) {
        text += fmt::format("{:>12}", kGainTypeWords[i]);
        for (std::size_t j = 0; j < kGainTypes; ++j)
            text += fmt::format("{:>12}", amount(matrix.at(static_cast<GainType>(i), static_cast<GainType>(j))));
        text += "\n";
    }
    return text;
}

nlohmann::ordered_json matrix_json(const GainMatrix& matrix) {
    nlohmann::ordered_json rows;
    for (std::size_t i = 0; i < kGainTypes; ++i) {
        for (std::size_t j = 0; j < kGainTypes; ++j)
            rows[std::string{kGainTypeWords[i]}][std::string{kGainTypeWords[j]}] =
                matrix.at(static_cast<GainType>(i), static_cast<GainType>(j));
    }
    return rows;
}

nlohmann::ordered_json by_type(const std::array<double, kGainTypes>& values) {
    nlohmann::ordered_json json;
    for (std::size_t i = 0; i < kGainTypes; ++i) json[std::string{kGainTypeWords[i]}] = values[i];
    return json;
}

}  // namespace

std::string gain_meaning(const EffectiveGain& gain) {
    if (gain.gamma < 1.0) {
        std::string text =
            "Γ < 1: a post brings about less than one further post, so a large event needs forcing from outside "
            "(failures, first posters, news)";
        if (gain.gamma_loud >= 1.0)
            text += fmt::format("; but once it trends and is in the news, Γ = {} and a run-away is possible", amount(gain.gamma_loud));
        return text;
    }
    if (gain.gamma_by_generation < 1.0) {
        return fmt::format("Γ >= 1 for the first generations only: damping brings it down to {}, so cascades grow at first and then end",
                           amount(gain.gamma_by_generation));
    }
    return "Γ >= 1: a post brings about one further post or more, so a run-away is possible without any forcing";
}

std::string gain_text(const EffectiveGain& gain) {
    if (!gain.undefined_because.empty()) return none_text(gain);
    return fmt::format("{}; {} by generation; {} when it trends and is in the news\n  {};\n  {}\n  {}\n  {}\n  {}\n", headline(gain),
                       amount(gain.gamma_by_generation), amount(gain.gamma_loud), reaction_to(gain, "a complaint", GainType::root),
                       reaction_to(gain, "a share", GainType::share), list_words(gain), news_words(gain), gain_meaning(gain));
}

std::string gain_report(const EffectiveGain& gain) {
    if (!gain.undefined_because.empty()) return none_text(gain);
    const FollowerMoments& followers = gain.followers;
    std::string text = headline(gain) + "\n" + matrix_text(gain.matrix) + "\n";
    const auto line = [&](std::string_view what, const std::string& value, std::string_view meaning) {
        text += fmt::format("{:<22}{:>10}  {}\n", what, value, meaning);
    };
    line("Γ", amount(gain.gamma), "growth per generation at the outbreak, the first generation's damping for all shares");
    line("Γ by generation", amount(gain.gamma_by_generation), "with each generation of shares damped once more");
    line("Γ loud", amount(gain.gamma_loud), "once it trends and is in the news");
    line("<F>", amount(followers.of_anyone.total()), "followers of an account");
    line("<FK>/<K>", amount(followers.of_reached.total()), "followers of somebody whom a follow leads to");
    line("returned", amount(followers.returned.total()), "of these, whom the share came from (1 in an undirected graph)");
    line("seen", amount(gain.seen_share), "share of followers who see an item before the horizon");
    for (std::size_t i = 0; i < kGainTypes; ++i) {
        const std::string word{kGainTypeWords[i]};
        line(word, amount(gain.audience[i]), "accounts that one is shown to, of whom");
        line("", amount(gain.share_probability[i]), "share it");
        line("", amount(gain.me_too_probability[i]), "post an old grievance of their own");
    }
    line("arousal", amount(gain.first_hand.arousal), fmt::format("of a first complaint; {} of a me-too", amount(gain.me_too_arousal)));
    line("displays per post", amount(gain.trending_per_item),
         gain.is_trending ? "by the trending list, which reacts" : "by the trending list, if it reacted");
    line("articles per post", amount(gain.articles_per_item), gain.is_in_the_news ? "newspapers take notice" : "if newspapers took notice");
    line("volume, hour", amount(gain.first_hand.peak_hour), "first-hand posts in the busiest hour, per 100,000 accounts");
    line("volume, day", amount(gain.first_hand.peak_day), "in the busiest 24 hours");
    line("generations", "", "shares per share of the generation before: " + generations_words(gain));
    line("cascade", gain.mean_cascade ? amount(*gain.mean_cascade) : "no bound", "posts of a complaint and its shares");
    if (followers.reached_error > 0.0) {
        text += fmt::format("<FK>/<K> from {} follows of the graph, standard error {}\n",
                            count_words(static_cast<double>(followers.follows_read)), amount(followers.reached_error));
    }
    return text + gain_meaning(gain) + "\n";
}

std::string gain_json(const EffectiveGain& gain) {
    nlohmann::ordered_json json;
    if (!gain.undefined_because.empty()) {
        json = {{"gamma", nullptr}, {"undefined_because", gain.undefined_because}};
        return json.dump(2);
    }
    json["issue"] = gain.issue;
    json["t0_hours"] = hours_of(gain.first_hand.t0);
    json["gamma"] = gain.gamma;
    json["gamma_by_generation"] = gain.gamma_by_generation;
    json["gamma_loud"] = gain.gamma_loud;
    json["meaning"] = gain_meaning(gain);
    json["matrix"] = matrix_json(gain.matrix);
    json["loud_matrix"] = matrix_json(gain.loud_matrix);
    json["followers"] = {{"of_anyone", gain.followers.of_anyone.total()},
                         {"of_reached", gain.followers.of_reached.total()},
                         {"returned", gain.followers.returned.total()},
                         {"follows_read", gain.followers.follows_read},
                         {"standard_error", gain.followers.reached_error}};
    json["seen_share"] = gain.seen_share;
    json["audience"] = by_type(gain.audience);
    json["share_probability"] = by_type(gain.share_probability);
    json["me_too_probability"] = by_type(gain.me_too_probability);
    json["arousal"] = {{"root", gain.first_hand.arousal}, {"me_too", gain.me_too_arousal}};
    json["trending_per_item"] = gain.trending_per_item;
    json["is_trending"] = gain.is_trending;
    json["articles_per_item"] = gain.articles_per_item;
    json["is_in_the_news"] = gain.is_in_the_news;
    json["first_hand_volume"] = {{"peak_hour", gain.first_hand.peak_hour}, {"peak_day", gain.first_hand.peak_day}};
    json["shares_by_generation"] = gain.shares_by_generation;
    json["mean_cascade"] = gain.mean_cascade ? nlohmann::ordered_json(*gain.mean_cascade) : nlohmann::ordered_json(nullptr);
    return json.dump(2);
}

}  // namespace firebreak
