// Which cases a strategy has been shown: it may act on these and no others. Case ids are dense, so a map of bit pages is small, ordered
// (equal sets write equal bytes) and quick: neighbours share a page.
#pragma once

#include "engine/core/archive.hpp"

#include <array>
#include <cstdint>
#include <map>

namespace firebreak {

class KnownCases {
  public:
    void add(std::uint32_t id) {
        if (last_page_ == nullptr || last_number_ != id / kPageBits) {
            last_number_ = id / kPageBits;
            last_page_ = &pages_[last_number_];
        }
        (*last_page_)[id % kPageBits / 64] |= std::uint64_t{1} << (id % 64);
    }
    [[nodiscard]] bool contains(std::uint32_t id) const {
        const auto page = pages_.find(id / kPageBits);
        return page != pages_.end() && ((page->second[id % kPageBits / 64] >> (id % 64)) & 1U) != 0;
    }
    void write(Writer& writer) const {
        writer.value(static_cast<std::uint64_t>(pages_.size()));
        for (const auto& [number, page] : pages_) {
            writer.value(number);
            writer.value(page);
        }
    }
    void read(Reader& reader) {
        pages_.clear();
        last_page_ = nullptr;
        for (auto rest = reader.value<std::uint64_t>(); rest > 0; --rest) {
            const auto number = reader.value<std::uint32_t>();
            pages_[number] = reader.value<Page>();
        }
    }

  private:
    static constexpr std::uint32_t kPageBits = 4096;
    using Page = std::array<std::uint64_t, kPageBits / 64>;
    std::map<std::uint32_t, Page> pages_;
    std::uint32_t last_number_ = 0;
    Page* last_page_ = nullptr;
};

}  // namespace firebreak
