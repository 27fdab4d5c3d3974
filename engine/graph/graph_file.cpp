#include "engine/graph/graph_file.hpp"

#include "engine/core/diagnostics.hpp"
#include "engine/core/hash.hpp"
#include "engine/graph/background_check.hpp"
#include "engine/graph/graph_checksum.hpp"
#include "engine/graph/parallel_blocks.hpp"
#include "engine/graph/pending_file.hpp"
#include "engine/graph/row_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace firebreak {
namespace {

constexpr std::array<char, 8> kMagic{'F', 'B', 'G', 'R', 'A', 'P', 'H', '\n'};
constexpr std::uint32_t kVersion = 2;
constexpr std::uint32_t kByteOrder = 0x0102'0304;
constexpr std::uint64_t kAlignment = 64;
// Far above any graph that fits a machine, far below what could overflow a size.
constexpr std::uint64_t kMostFollows = std::uint64_t{1} << 44;

constexpr std::uint32_t kHasWeights = 1;
constexpr std::uint32_t kHasLabels = 2;
constexpr std::uint32_t kHasReport = 4;
constexpr std::uint32_t kAllFlags = kHasWeights | kHasLabels | kHasReport;

struct Header {
    std::array<char, 8> magic = kMagic;
    std::uint32_t version = kVersion;
    std::uint32_t byte_order = kByteOrder;
    std::uint32_t kind = 0;
    std::uint32_t flags = 0;
    std::uint64_t accounts = 0;
    std::uint64_t follows = 0;
    std::uint64_t content_hash = 0;
    std::uint64_t file_bytes = 0;
    ReadReport report;
    std::uint64_t checksums_hash = 0;
    std::uint64_t header_hash = 0;
};
static_assert(sizeof(Header) == 128 && std::is_trivially_copyable_v<Header>, "the header is 128 bytes without holes");

std::uint64_t hash_of_header(Header header) {
    header.header_hash = 0;
    return hash_bytes(std::as_bytes(std::span{&header, 1}));
}

struct Part {
    std::uint64_t begin = 0;
    std::uint64_t bytes = 0;
};

// Where everything lies, from the counts alone.
struct Layout {
    Part checksums, offsets, followers, weights, labels;
    std::uint64_t file_bytes = 0;
};

Layout layout_of(const Header& header) {
    Layout layout;
    const bool is_stored = header.kind == static_cast<std::uint32_t>(FollowerGraph::Kind::stored);
    layout.offsets.bytes = is_stored ? (header.accounts + 1) * sizeof(std::uint64_t) : 0;
    layout.followers.bytes = is_stored ? header.follows * sizeof(AccountId) : 0;
    layout.weights.bytes = (header.flags & kHasWeights) != 0 ? header.follows * sizeof(float) : 0;
    layout.labels.bytes = (header.flags & kHasLabels) != 0 ? header.accounts * sizeof(std::uint64_t) : 0;
    for (const Part* part : {&layout.offsets, &layout.followers, &layout.weights, &layout.labels}) {
        layout.checksums.bytes += block_count(part->bytes, kChecksumBlock) * sizeof(std::uint64_t);
    }
    std::uint64_t end = sizeof(Header);
    for (Part* part : {&layout.checksums, &layout.offsets, &layout.followers, &layout.weights, &layout.labels}) {
        part->begin = (end + kAlignment - 1) / kAlignment * kAlignment;
        end = part->begin + part->bytes;
    }
    layout.file_bytes = end;
    return layout;
}

std::vector<std::uint64_t> joined(const GraphChecksums& checksums) {
    std::vector<std::uint64_t> all;
    for (const auto* list : {&checksums.offsets, &checksums.followers, &checksums.weights, &checksums.labels}) {
        all.insert(all.end(), list->begin(), list->end());
    }
    return all;
}

template <class T>
std::span<const T> part_of(std::span<const std::byte> file, Part part) {
    return {reinterpret_cast<const T*>(file.data() + part.begin), part.bytes / sizeof(T)};
}

// One file being opened; every check that fails throws with the file's name.
class Opening {
  public:
    Opening(const std::filesystem::path& path, std::span<const std::byte> file) : path_{path}, file_{file} {}

    [[nodiscard]] Header checked_header() const {
        if (!is_graph_file(file_)) refuse("is not a firebreak graph (its first bytes are not FBGRAPH)");
        Header header;
        if (file_.size() < sizeof header)
            refuse(fmt::format("ends after {} bytes, within its header: the file is truncated", file_.size()));
        std::memcpy(&header, file_.data(), sizeof header);
        if (header.byte_order != kByteOrder)
            refuse("was written on a machine with another byte order; import its source again on this one");
        if (header.version != kVersion)
            refuse(
                fmt::format("is of format version {}, this program reads version {}; import its source again", header.version, kVersion));
        if (header.header_hash != hash_of_header(header))
            refuse("has a damaged header (its checksum does not fit); import its source again");
        const bool counts_fit =
            header.accounts <= kMaxAccounts && header.follows <= kMostFollows && header.kind <= 2 && (header.flags & ~kAllFlags) == 0;
        if (!counts_fit) refuse(fmt::format("claims {} accounts and {} follows, which no graph has", header.accounts, header.follows));
        return header;
    }

    void check_size(const Header& header, const Layout& layout) const {
        if (header.file_bytes == layout.file_bytes && file_.size() == layout.file_bytes) return;
        refuse(fmt::format("is {} bytes long but must be {}: the file is {}", file_.size(), layout.file_bytes,
                           file_.size() < layout.file_bytes ? "truncated" : "damaged"));
    }

    // The parts that hold something, each with its checksums, whose table is sound.
    [[nodiscard]] std::vector<CheckedPart> checked_parts(const Header& header, const Layout& layout) const {
        const auto table = part_of<std::uint64_t>(file_, layout.checksums);
        if (hash_bytes(std::as_bytes(table)) != header.checksums_hash)
            refuse("is damaged in its table of checksums; import its source again");
        std::vector<CheckedPart> parts;
        std::size_t next = 0;
        for (const Part& part : {layout.offsets, layout.followers, layout.weights, layout.labels}) {
            const auto checksums = table.subspan(next, block_count(part.bytes, kChecksumBlock));
            next += checksums.size();
            parts.push_back({file_.subspan(part.begin, part.bytes), checksums, part.begin});
        }
        return parts;
    }

    void check_checksums(const std::vector<CheckedPart>& parts) const {
        for (const CheckedPart& part : parts) {
            const auto found = block_checksums(part.bytes);
            const auto [here, there] = std::mismatch(found.begin(), found.end(), part.checksums.begin());
            if (here == found.end()) continue;
            refuse(fmt::format("is damaged near byte {} (a checksum does not fit); import its source again",
                               part.begin + static_cast<std::size_t>(here - found.begin()) * kChecksumBlock));
        }
    }

    // The content hash is a hash of checksums, so it is verified with them, without reading the arrays again.
    void check_content_hash(const Header& header, const std::vector<CheckedPart>& parts) const {
        const auto list_of = [&](std::size_t part) {
            return std::vector<std::uint64_t>(parts[part].checksums.begin(), parts[part].checksums.end());
        };
        if (content_hash_of(header.kind, header.accounts, header.follows, {list_of(0), list_of(1), list_of(2), {}}) != header.content_hash)
            refuse("has a content hash that does not fit its checksums");
    }

    void check_rows(const MappedArrays& arrays) const {
        const auto& offsets = arrays.offsets;
        if (offsets.front() != 0 || offsets.back() != arrays.followers.size()) refuse("has offsets that do not span its follows");
        if (const auto row = first_bad_row(arrays))
            refuse(fmt::format("has a damaged list of followers for account {} (not increasing, or an id out of range)", *row));
    }

  private:
    [[noreturn]] void refuse(const std::string& message) const { throw InputError({path_.string()}, message); }

    const std::filesystem::path& path_;
    std::span<const std::byte> file_;
};

Header header_of(const FollowerGraph& graph, const std::optional<ReadReport>& report) {
    Header header;
    header.kind = static_cast<std::uint32_t>(graph.kind());
    header.flags = (graph.has_weights() ? kHasWeights : 0) | (graph.has_labels() ? kHasLabels : 0) | (report ? kHasReport : 0);
    header.accounts = graph.accounts();
    header.follows = graph.all_followers().size();
    header.content_hash = graph.content_hash();
    header.report = report.value_or(ReadReport{});
    return header;
}

}  // namespace

bool is_graph_file(std::span<const std::byte> first_bytes) noexcept {
    return first_bytes.size() >= kMagic.size() && std::memcmp(first_bytes.data(), kMagic.data(), kMagic.size()) == 0;
}

void save_graph(const FollowerGraph& graph, const std::filesystem::path& path, const std::optional<ReadReport>& report) {
    const bool is_stored = graph.kind() == FollowerGraph::Kind::stored;
    Header header = header_of(graph, report);
    const auto offsets = std::as_bytes(is_stored ? graph.all_offsets() : std::span<const std::uint64_t>{});
    const std::array<std::span<const std::byte>, 4> arrays{offsets, std::as_bytes(graph.all_followers()),
                                                           std::as_bytes(graph.all_weights()), std::as_bytes(graph.all_labels())};
    const auto checksums =
        joined({block_checksums(arrays[0]), block_checksums(arrays[1]), block_checksums(arrays[2]), block_checksums(arrays[3])});
    const Layout layout = layout_of(header);
    header.file_bytes = layout.file_bytes;
    header.checksums_hash = hash_bytes(std::as_bytes(std::span{checksums}));
    header.header_hash = hash_of_header(header);

    PendingFile file(path);
    std::uint64_t written = 0;
    const auto write_at = [&](std::uint64_t begin, std::span<const std::byte> bytes) {
        file.write(std::string(begin - written, '\0'));
        file.write(bytes);
        written = begin + bytes.size();
    };
    write_at(0, std::as_bytes(std::span{&header, 1}));
    write_at(layout.checksums.begin, std::as_bytes(std::span{checksums}));
    write_at(layout.offsets.begin, arrays[0]);
    write_at(layout.followers.begin, arrays[1]);
    write_at(layout.weights.begin, arrays[2]);
    write_at(layout.labels.begin, arrays[3]);
    file.commit();
}

StoredGraph open_graph(const std::filesystem::path& path, Verify verify) {
    MappedFile file(path);
    const Opening opening(path, file.bytes());
    const Header header = opening.checked_header();
    const Layout layout = layout_of(header);
    opening.check_size(header, layout);
    if (verify == Verify::automatic) verify = file.bytes().size() < kAlwaysVerifiedBytes ? Verify::full : Verify::background;
    const std::vector<CheckedPart> parts = opening.checked_parts(header, layout);
    opening.check_content_hash(header, parts);
    if (verify == Verify::full) opening.check_checksums(parts);
    StoredGraph stored;
    if ((header.flags & kHasReport) != 0) stored.report = header.report;
    const auto kind = static_cast<FollowerGraph::Kind>(header.kind);
    const auto accounts = static_cast<std::uint32_t>(header.accounts);
    if (kind != FollowerGraph::Kind::stored) {
        stored.graph = kind == FollowerGraph::Kind::complete ? FollowerGraph::complete(accounts) : FollowerGraph::empty(accounts);
        return stored;
    }
    const MappedArrays arrays{part_of<std::uint64_t>(file.bytes(), layout.offsets), part_of<AccountId>(file.bytes(), layout.followers),
                              part_of<float>(file.bytes(), layout.weights), part_of<std::uint64_t>(file.bytes(), layout.labels),
                              header.content_hash};
    opening.check_rows(arrays);
    BackgroundCheck check = verify == Verify::background ? BackgroundCheck(path, parts) : BackgroundCheck{};
    stored.graph = FollowerGraph::mapped(std::move(file), arrays, std::move(check));
    return stored;
}

}  // namespace firebreak
