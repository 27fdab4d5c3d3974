#include "engine/graph/text_source.hpp"

#include "engine/core/diagnostics.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <span>

namespace firebreak {
namespace {

constexpr int kGzipWindow = 15 + 16;
constexpr std::size_t kFirstGuess = std::size_t{1} << 20;

bool is_gzip(std::span<const std::byte> bytes) { return bytes.size() >= 2 && bytes[0] == std::byte{0x1f} && bytes[1] == std::byte{0x8b}; }

// zlib's sizes are 32-bit: larger pieces are handed over one after the other.
unsigned piece(std::size_t size) { return static_cast<unsigned>(std::min<std::size_t>(size, std::numeric_limits<unsigned>::max() / 2)); }

// One inflating stream, closed on every way out.
class Gunzip {
  public:
    Gunzip(const std::filesystem::path& path, std::span<const std::byte> packed) : path_{path}, packed_{packed} {
        if (::inflateInit2(&stream_, kGzipWindow) != Z_OK) throw RunError("zlib has no memory to unpack " + path.string());
    }
    ~Gunzip() { ::inflateEnd(&stream_); }
    Gunzip(const Gunzip&) = delete;
    Gunzip& operator=(const Gunzip&) = delete;

    // A gzip file may hold several members, one after the other; their texts are joined.
    Buffer<char> all() {
        Buffer<char> text(std::max(kFirstGuess, packed_.size() * 4));
        std::size_t size = 0;
        for (;;) {
            if (size == text.size()) text = doubled(text);
            const int status = step(text, size);
            if (status == Z_STREAM_END) {
                if (is_rest_padding()) break;
                ::inflateReset(&stream_);
            } else if (status != Z_OK && status != Z_BUF_ERROR) {
                refuse("is damaged");
            } else if (consumed_ == packed_.size() && stream_.avail_out > 0) {
                refuse("is truncated");
            }
        }
        text.shrink(size);
        return text;
    }

  private:
    int step(Buffer<char>& text, std::size_t& size) {
        // zlib's interface predates const; it does not write to its input.
        stream_.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(packed_.data() + consumed_));
        stream_.avail_in = piece(packed_.size() - consumed_);
        stream_.next_out = reinterpret_cast<Bytef*>(text.data() + size);
        stream_.avail_out = piece(text.size() - size);
        const unsigned in_before = stream_.avail_in;
        const unsigned out_before = stream_.avail_out;
        const int status = ::inflate(&stream_, Z_NO_FLUSH);
        consumed_ += in_before - stream_.avail_in;
        size += out_before - stream_.avail_out;
        return status;
    }

    [[nodiscard]] bool is_rest_padding() const {
        const auto rest = packed_.subspan(consumed_);
        return std::all_of(rest.begin(), rest.end(), [](std::byte byte) { return byte == std::byte{0}; });
    }

    static Buffer<char> doubled(const Buffer<char>& text) {
        Buffer<char> larger(text.size() * 2);
        std::memcpy(larger.data(), text.data(), text.size());
        return larger;
    }

    [[noreturn]] void refuse(const char* what) const {
        throw InputError({path_.string()}, fmt::format("the gzip data {} near its byte {}", what, consumed_));
    }

    const std::filesystem::path& path_;
    std::span<const std::byte> packed_;
    std::size_t consumed_ = 0;
    ::z_stream stream_{};
};

}  // namespace

TextSource::TextSource(const std::filesystem::path& path) : file_{path} {
    const auto bytes = file_.bytes();
    if (is_gzip(bytes)) {
        unpacked_ = Gunzip(path, bytes).all();
        file_ = MappedFile{};
        text_ = {unpacked_.data(), unpacked_.size()};
    } else {
        text_ = {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }
}

}  // namespace firebreak
