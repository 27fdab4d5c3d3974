#include "engine/events/issue.hpp"

#include <algorithm>

namespace firebreak {

Duration Issue::age_of_news(Time now, Time root_posted) const noexcept {
    if (is_news_per_root) return now - root_posted;
    // A handful of items, newest last.
    for (auto item = news.rbegin(); item != news.rend(); ++item) {
        // What would have recurred after the cause was mended is no news.
        if (*item <= now && *item <= fixed) return now - *item;
    }
    return now - root_posted;
}

void Issue::add_news(Time when) { news.insert(std::upper_bound(news.begin(), news.end(), when), when); }

}  // namespace firebreak
