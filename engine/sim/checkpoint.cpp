#include "engine/sim/checkpoint.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace firebreak {
namespace {

constexpr std::uint64_t kMagic = 0x3150'4b43'4252'4946ULL;  // "FIRBCKP1"
constexpr std::uint64_t kFormat = 1;

/// The head of a file: what it is, whose it is, and whether it is whole.
struct Head {
    std::uint64_t magic = kMagic;
    std::uint64_t format = kFormat;
    std::uint64_t scenario_hash = 0;
    std::uint64_t graph_hash = 0;
    std::uint64_t repetition = 0;
    std::uint64_t body_bytes = 0;
    std::uint64_t body_hash = 0;
};

struct Close {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

Head head_of(const Simulation& simulation) {
    Head head;
    head.scenario_hash = content_hash(simulation.scenario());
    head.graph_hash = simulation.graph().content_hash();
    head.repetition = simulation.repetition();
    return head;
}

}  // namespace

void write_checkpoint(const Simulation& simulation, const std::filesystem::path& file) {
    Writer body;
    simulation.save(body);
    Head head = head_of(simulation);
    head.body_bytes = body.bytes().size();
    head.body_hash = hash_bytes(body.bytes());
    const std::filesystem::path aside = file.string() + ".part";
    const auto fail = [&] {
        const std::string reason = std::strerror(errno);
        std::remove(aside.c_str());
        throw RunError(fmt::format("cannot write the checkpoint {}: {}", file.string(), reason));
    };
    File out{std::fopen(aside.c_str(), "wb")};
    if (!out) fail();
    if (std::fwrite(&head, sizeof head, 1, out.get()) != 1) fail();
    if (!body.bytes().empty() && std::fwrite(body.bytes().data(), body.bytes().size(), 1, out.get()) != 1) fail();
    if (std::fflush(out.get()) != 0) fail();
    out.reset();
    if (std::rename(aside.c_str(), file.c_str()) != 0) fail();
}

void read_checkpoint(Simulation& simulation, const std::filesystem::path& file) {
    const Mark mark{file.string(), 0, 0};
    File in{std::fopen(file.c_str(), "rb")};
    if (!in) throw InputError(mark, fmt::format("cannot read the checkpoint: {}", std::strerror(errno)));
    Head head;
    if (std::fread(&head, sizeof head, 1, in.get()) != 1 || head.magic != kMagic) throw InputError(mark, "is not a firebreak checkpoint");
    if (head.format != kFormat)
        throw InputError(mark, fmt::format("is a checkpoint of format {}, this program reads format {}", head.format, kFormat));
    const Head own = head_of(simulation);
    if (head.scenario_hash != own.scenario_hash) throw InputError(mark, "belongs to another scenario, strategy or seed than the one given");
    if (head.graph_hash != own.graph_hash) throw InputError(mark, "belongs to another network than the one given");
    if (head.repetition != own.repetition)
        throw InputError(mark, fmt::format("belongs to repetition {}, not {}", head.repetition, own.repetition));
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    if (error || size != sizeof head + head.body_bytes)
        throw RunError(fmt::format("{}: the checkpoint is cut short or damaged", file.string()));
    std::vector<std::byte> body(head.body_bytes);
    if (!body.empty() && std::fread(body.data(), body.size(), 1, in.get()) != 1)
        throw RunError(fmt::format("{}: cannot be read to its end", file.string()));
    if (hash_bytes(body) != head.body_hash) throw RunError(fmt::format("{}: the checkpoint is cut short or damaged", file.string()));
    Reader reader{body};
    simulation.load(reader);
    if (!reader.at_end()) throw RunError(fmt::format("{}: the checkpoint was written by another build", file.string()));
}

}  // namespace firebreak
