#include "engine/world/attention.hpp"

#include "engine/core/elementary.hpp"
#include "engine/core/samplers.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace firebreak {
namespace {

constexpr Duration kDay = hours{24};
constexpr double kPerAccounts = 100'000.0;

// Articles of the timeline are numbered apart from those that the volume leads to, so that their names never meet.
constexpr std::uint32_t kFirstOrderedArticle = 1U << 24U;

bool is_item(const Post& post) noexcept { return post.root_type != PostType::statement && post.root_type != PostType::brand_post; }

}  // namespace

Attention::Attention(AttentionSurroundings surroundings, Draws draws)
    : around_{surroundings},
      draws_{draws},
      horizon_{kStart + around_.scenario.horizon},
      trending_order_{around_.accounts, draws.bits(Purpose::trending_order, 0)},
      has_talk_{around_.scenario.platform.trending_rate > 0.0 || around_.scenario.platform.search > 0.0},
      stories_(around_.issues.size()),
      items_(around_.issues.size()) {
    for (std::uint32_t i = 0; i < around_.scenario.timeline.size(); ++i) schedule_command(i);
    const bool is_off = !has_talk_ && around_.scenario.media.rate <= 0.0;
    if (is_off) return;
    for (std::size_t i = 0; i < stories_.size(); ++i)
        stories_[i].threshold = sample::exponential(draws_.uniform(Purpose::article, i, 0), 1.0);
    const auto ticks = static_cast<std::size_t>(around_.scenario.horizon / around_.scenario.media.feed_tick) + 2;
    for (std::vector<std::uint32_t>& one : items_) one.resize(ticks);
    schedule_tick(kStart + around_.scenario.media.feed_tick);
}

void Attention::schedule_tick(Time when) {
    if (when <= horizon_) events_.insert({{order_of(when, EventKind::feed_tick), 0, 0}, kBackgroundIssue, 0, true});
}

void Attention::schedule_command(std::uint32_t place) {
    const Command& command = around_.scenario.timeline[place];
    if (command.kind != CommandKind::article) return;
    IssueId issue = kBackgroundIssue;
    for (std::size_t i = around_.scenario.incidents.size(); i-- > 0;) {
        if (command.incident.empty() || around_.scenario.incidents[i].id == command.incident)
            issue = IssueId{static_cast<std::uint16_t>(i + 1)};
    }
    const Time when = kStart + command.at;
    const std::uint32_t number = kFirstOrderedArticle + place;
    if (when < horizon_) events_.insert({{order_of(when, EventKind::publication), article_name(issue, number), 0}, issue, number, false});
}

void Attention::hear(PostId id) {
    const Post& post = around_.book[id];
    std::vector<std::uint32_t>& items = items_[index(post.issue)];
    if (items.empty() || !is_item(post)) return;
    const auto tick = static_cast<std::size_t>((post.time - kStart) / around_.scenario.media.feed_tick);
    if (tick < items.size()) ++items[tick];
    if (post.type == PostType::share && post.followers >= around_.influencer_followers) stories_[index(post.issue)].has_influencer = true;
    if (!has_talk_ || !is_negative(post.root_type)) return;
    recent_.push_back(id);
    change_talk(id, 1);
}

void Attention::change_talk(PostId id, int sign) {
    const Post& post = around_.book[id];
    if (post.type != PostType::share) return;
    const std::uint32_t root = index(post.root);
    if (shares_of_root_.size() <= root) shares_of_root_.resize(around_.book.posts.size());
    std::uint32_t& shares = shares_of_root_[root];
    const std::uint64_t key = around_.book[post.root].key;
    if (shares > 0) talk_.erase({shares, key, root});
    shares += static_cast<std::uint32_t>(sign);
    if (shares > 0) talk_.insert({shares, key, root});
}

// The most shared root of the last day that is still there. Most roots are never shared: they are looked at only where no other is left.
PostId Attention::most_shared(Time now) const noexcept {
    for (const Talked& talked : talk_) {
        if (around_.book.posts[talked.root].deleted > now) return PostId{talked.root};
    }
    PostId best = kNoPost;
    for (const PostId id : recent_) {
        const PostId root = around_.book[id].root;
        if (around_.book[root].deleted <= now) continue;
        const auto rank = [&](PostId one) { return std::pair{around_.book[one].key, index(one)}; };
        if (best == kNoPost || rank(root) < rank(best)) best = root;
    }
    return best;
}

std::size_t Attention::ticks_in(Duration stretch) const noexcept {
    return static_cast<std::size_t>(std::max<std::int64_t>(1, stretch / around_.scenario.media.feed_tick));
}

double Attention::volume(std::size_t issue, std::size_t ticks, Time now) const noexcept {
    const std::vector<std::uint32_t>& items = items_[issue];
    const auto end = static_cast<std::size_t>((now - kStart) / around_.scenario.media.feed_tick);
    std::uint64_t sum = 0;
    for (std::size_t i = end > ticks ? end - ticks : 0; i < end; ++i) sum += items[i];
    return around_.accounts == 0 ? 0.0 : static_cast<double>(sum) * kPerAccounts / static_cast<double>(around_.accounts);
}

void Attention::step(AttentionOutput& out) {
    const OwnEvent event = *events_.begin();
    events_.erase(events_.begin());
    const Time now{Duration{static_cast<std::int64_t>(event.order.when / kEventKinds)}};
    if (!event.is_tick) return publish(event.issue, event.number, now, out);
    follow_talk(now);
    follow_trend(now, out);
    follow_stories(now);
    schedule_tick(now + around_.scenario.media.feed_tick);
}

// Forgets what is older than a day, and says what is most shared now.
void Attention::follow_talk(Time now) {
    while (!recent_.empty() && around_.book[recent_.front()].time + kDay <= now) {
        change_talk(recent_.front(), -1);
        recent_.pop_front();
    }
    if (!has_talk_) return;
    const PostId top = most_shared(now);
    std::vector<TopPost>& tops = around_.conditions.top_posts;
    if (!tops.empty() && tops.back().post == top) return;
    if (tops.empty() && top == kNoPost) return;
    tops.push_back({now + around_.scenario.platform.min_reaction, top});
}

// The trending hazard of an account that has heard nothing, summed; whoever's threshold it passes is shown the top post. Thresholds are
// the quantiles of an exponential law in a random order of the accounts, so only those shown anything are visited.
void Attention::follow_trend(Time now, AttentionOutput& out) {
    const PlatformParams& platform = around_.scenario.platform;
    if (platform.trending_rate <= 0.0 || recent_.empty()) return;
    double last_hour = 0.0;
    const std::size_t ticks = ticks_in(hours{1});
    const double tick_hours = hours_of(around_.scenario.media.feed_tick);
    for (std::size_t issue = 0; issue < items_.size(); ++issue) last_hour += volume(issue, ticks, now);
    last_hour /= static_cast<double>(ticks) * tick_hours;
    if (last_hour <= platform.trending_threshold) return;
    // All that is talked about may be deleted.
    if (around_.conditions.top_posts.empty() || around_.conditions.top_posts.back().post == kNoPost) return;
    const TopPost& top = around_.conditions.top_posts.back();
    const double rate = platform.trending_rate * (last_hour - platform.trending_threshold) / platform.trending_threshold;
    trending_hazard_ += std::min(platform.trending_cap, rate) * tick_hours;
    const auto reached = static_cast<std::uint64_t>(static_cast<double>(around_.accounts) * (1.0 - exp_exact(-trending_hazard_)));
    for (; offered_ < reached; ++offered_) {
        const std::uint64_t account = trending_order_(offered_);
        const double u = draws_.uniform(Purpose::trending_time, account);
        const Time when = now + around_.scenario.platform.min_reaction + clamped_hours(u * tick_hours, around_.scenario.media.feed_tick);
        if (when < horizon_)
            out.account_events.emplace_back(when, EventKind::offered, AccountId{static_cast<std::uint32_t>(account)}, index(top.post));
    }
}

// Severity is the anger of a failure; where nobody fails, the arousal of the first posts. Times the root of the vividness, doubled once an
// influencer has shared it.
double Attention::news_value(std::size_t issue) const noexcept {
    const Scenario& scenario = around_.scenario;
    double severity = scenario.crowd.background_anger;
    if (issue > 0) {
        const IncidentParams& incident = scenario.incidents[issue - 1];
        severity = has_failures(incident.incident_class) ? incident.anger : incident.seed_arousal;
    }
    const double vividness = around_.issues[issue].vividness;
    const double root = vividness > 0.0 ? pow_exact(vividness, 0.5) : 0.0;
    return severity * root * (stories_[issue].has_influencer ? 2.0 : 1.0);
}

void Attention::follow_stories(Time now) {
    const MediaParams& media = around_.scenario.media;
    if (media.rate <= 0.0) return;
    const std::size_t ticks = ticks_in(kDay);
    for (std::size_t i = 0; i < stories_.size(); ++i) {
        const double day = volume(i, ticks, now);
        if (day <= media.least_volume) continue;
        Story& story = stories_[i];
        const double rate = media.rate * pow_exact(day / media.reference_volume, media.exponent) * news_value(i);
        story.hazard += std::min(media.cap, rate) * hours_of(media.feed_tick);
        const IssueId issue{static_cast<std::uint16_t>(i)};
        while (story.hazard >= story.threshold) {
            const std::uint32_t number = story.decided++;
            story.threshold += sample::exponential(draws_.uniform(Purpose::article, i, story.decided), 1.0);
            const double lag = sample::lognormal(draws_.uniform(Purpose::article_lag, i, number), hours_of(media.lag), media.lag_sigma);
            const Time when = now + clamped_hours(lag, around_.scenario.horizon);
            if (when < horizon_)
                events_.insert({{order_of(when, EventKind::publication), article_name(issue, number), 0}, issue, number, false});
        }
    }
}

std::uint64_t Attention::article_name(IssueId issue, std::uint32_t number) noexcept {
    constexpr std::uint64_t kArticleName = 0x4172'7469;
    return hash_of(kArticleName, index(issue), number);
}

void Attention::publish(IssueId issue, std::uint32_t number, Time now, AttentionOutput& out) {
    const MediaParams& media = around_.scenario.media;
    const std::uint64_t key = article_name(issue, number);
    PostDraft article{.key = key, .time = now, .author = kMediaAccount};
    article.arousal = static_cast<float>(media.arousal);
    article.valence = -article.arousal;
    // How vivid the issue is has had its say in whether the article is written at all.
    article.vividness = static_cast<float>(
        sample::lognormal_of_mean(draws_.uniform(Purpose::vividness, key), 1.0, around_.scenario.platform.vividness_sigma));
    article.credibility = static_cast<float>(media.credibility);
    article.issue = issue;
    article.type = PostType::article;
    article.statement = static_cast<std::uint16_t>(around_.book.statements.size());
    article.quotes_company = article.statement > 0 && draws_.bernoulli(media.quotes_company, Purpose::article_quote, key);
    // The first article is news of its issue to whoever hears of it from then on.
    if (stories_[index(issue)].appeared++ == 0) around_.issues[index(issue)].add_news(now + around_.scenario.platform.min_reaction);
    ++published_;
    out.articles.push_back(article);
}

void Attention::send_to_readers(PostId id, std::vector<Event>& out) const {
    const MediaParams& media = around_.scenario.media;
    const Post& article = around_.book[id];
    const double share =
        std::min(1.0, sample::lognormal(draws_.uniform(Purpose::article_reach, article.key), media.reach, media.reach_sigma));
    const auto readers = static_cast<std::uint64_t>(share * static_cast<double>(around_.accounts));
    const KeyedPermutation order{around_.accounts, draws_.bits(Purpose::article_order, article.key)};
    const Time earliest = article.time + around_.scenario.platform.min_reaction;
    for (std::uint64_t place = 0; place < readers; ++place) {
        const std::uint64_t account = order(place);
        const double wait = sample::exponential(draws_.uniform(Purpose::article_time, hash_of(article.key, account)),
                                                static_cast<double>(media.reading_time.count()));
        const Time when = around_.activity.after(earliest, wait, horizon_);
        if (when < horizon_) out.emplace_back(when, EventKind::exposure, AccountId{static_cast<std::uint32_t>(account)}, index(id));
    }
}

std::uint64_t Attention::digest() const {
    std::uint64_t sum = hash_of(std::bit_cast<std::uint64_t>(trending_hazard_), offered_, published_, recent_.size());
    for (const OwnEvent& event : events_) sum += hash_of(event.order.when, event.order.key);
    for (std::size_t i = 0; i < stories_.size(); ++i)
        sum += hash_of(i, std::bit_cast<std::uint64_t>(stories_[i].hazard), stories_[i].decided, stories_[i].appeared,
                       stories_[i].has_influencer);
    return sum;
}

void Attention::save(Writer& out) const {
    out.list(std::vector<OwnEvent>(events_.begin(), events_.end()));
    out.list(stories_);
    for (const std::vector<std::uint32_t>& items : items_) out.list(items);
    out.list(std::vector<PostId>(recent_.begin(), recent_.end()));
    out.value(trending_hazard_);
    out.value(offered_);
    out.value(static_cast<std::uint64_t>(published_));
}

void Attention::load(Reader& in) {
    std::vector<OwnEvent> events;
    in.list(events);
    events_ = std::set<OwnEvent>(events.begin(), events.end());
    in.list(stories_);
    for (std::vector<std::uint32_t>& items : items_) in.list(items);
    std::vector<PostId> recent;
    in.list(recent);
    recent_.clear();
    talk_.clear();
    shares_of_root_.clear();
    for (const PostId post : recent) {
        if (index(post) >= around_.book.posts.size()) throw RunError("the checkpoint is damaged");
        recent_.push_back(post);
        change_talk(post, 1);
    }
    in.value(trending_hazard_);
    in.value(offered_);
    published_ = static_cast<std::size_t>(in.value<std::uint64_t>());
}

}  // namespace firebreak
