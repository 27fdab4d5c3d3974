#include "viewer/network/network_renderer.hpp"

#include "viewer/network/gl_parts.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <utility>

namespace firebreak::viewer {
namespace {

// Drawn between two looks at the clock.
constexpr std::size_t kLinksPerPiece = 4'000;
constexpr std::size_t kPointsPerPiece = 25'000;
constexpr float kLinkOpacity = 0.12F;
// Under heat the accounts only show where there is anybody.
constexpr float kFaintAccounts = 0.35F;

// The picture's y runs down, and so does the texture's: ImGui takes its first row for the top.
constexpr const char* kPointVertex = R"(#version 330 core
layout(location = 0) in vec2 place;
layout(location = 1) in float weight;
layout(location = 2) in vec4 colour;
uniform vec4 camera;
uniform vec2 sizes;
uniform float opacity;
out vec4 ink;
flat out float diameter;
void main() {
    gl_Position = vec4(place * camera.xy + camera.zw, 0.0, 1.0);
    diameter = sizes.x + sizes.y * weight;
    gl_PointSize = diameter;
    ink = vec4(colour.rgb, colour.a * opacity);
}
)";
// Small points are squares: nobody sees the difference, and they cost less.
constexpr const char* kPointFragment = R"(#version 330 core
in vec4 ink;
flat in float diameter;
out vec4 colour;
void main() {
    float cover = 1.0;
    if (diameter > 2.5) cover = clamp(0.5 * diameter - length(gl_PointCoord - 0.5) * diameter + 0.5, 0.0, 1.0);
    colour = vec4(ink.rgb, ink.a * cover);
}
)";
constexpr const char* kLinkVertex = R"(#version 330 core
layout(location = 0) in vec2 place;
uniform vec4 camera;
void main() { gl_Position = vec4(place * camera.xy + camera.zw, 0.0, 1.0); }
)";
constexpr const char* kLinkFragment = R"(#version 330 core
uniform vec4 ink;
out vec4 colour;
void main() { colour = ink; }
)";
// One triangle that covers everything, without any vertices to store.
constexpr const char* kHeatVertex = R"(#version 330 core
out vec2 at;
void main() {
    at = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2);
    gl_Position = vec4(at * 2.0 - 1.0, 0.0, 1.0);
}
)";
constexpr const char* kHeatFragment = R"(#version 330 core
in vec2 at;
uniform sampler2D heat;
out vec4 colour;
void main() { colour = texture(heat, at); }
)";

float channel(Colour colour, unsigned shift) noexcept { return static_cast<float>((colour >> shift) & 255U) / 255.0F; }

template <class T>
void fill_buffer(GLenum target, const GlBuffer& buffer, const std::vector<T>& values, GLenum usage) {
    glBindBuffer(target, buffer.name());
    glBufferData(target, static_cast<GLsizeiptr>(values.size() * sizeof(T)), values.data(), usage);
}

void set_texture(const GlTexture& texture, int width, int height, const void* pixels) {
    glBindTexture(GL_TEXTURE_2D, texture.name());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels);
}

// A texture that can be drawn into.
struct Target {
    GlTexture texture;
    GlFramebuffer framebuffer;
    int width = 0;
    int height = 0;
    Camera camera;

    void resize(int new_width, int new_height) {
        if (width == new_width && height == new_height) return;
        width = new_width;
        height = new_height;
        set_texture(texture, width, height, nullptr);
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer.name());
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture.name(), 0);
        if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
            throw std::runtime_error("the graphics driver cannot draw into a texture");
    }
};

}  // namespace

struct NetworkRenderer::Parts {
    GlProgram points{kPointVertex, kPointFragment};
    GlProgram links{kLinkVertex, kLinkFragment};
    GlProgram heat{kHeatVertex, kHeatFragment};
    GlVertexArray point_array;
    GlVertexArray link_array;
    GlVertexArray heat_array;
    GlBuffer places;
    GlBuffer weights;
    GlBuffer colours;
    GlBuffer order;
    GlBuffer link_ends;
    GlTexture heat_texture;
    Target front;
    Target back;
    // Background and follows, which only change with the view: most redraws are for new colours of accounts.
    Target layer;
    bool is_layer_whole = false;

    // What lies in the buffers.
    std::shared_ptr<const NetworkPicture> picture;
    std::uint64_t places_version = 0;
    bool has_places = false;

    // The drawing that goes on.
    bool is_drawing = false;
    bool draws_heat = false;
    bool is_layer_copied = false;
    std::size_t link_count = 0;
    std::size_t links_done = 0;
    std::size_t point_count = 0;
    std::size_t points_done = 0;
    Colour link_colour = 0;
    Colour background = 0;
    PointSizes sizes;
    float clip[4]{};
    double spent_ms = 0.0;
    double last_drawing_ms = 0.0;

    Parts() {
        glBindVertexArray(point_array.name());
        glBindBuffer(GL_ARRAY_BUFFER, places.name());
        glEnableVertexAttribArray(0);
        glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, 0, nullptr);
        glBindBuffer(GL_ARRAY_BUFFER, weights.name());
        glEnableVertexAttribArray(1);
        glVertexAttribPointer(1, 1, GL_FLOAT, GL_FALSE, 0, nullptr);
        glBindBuffer(GL_ARRAY_BUFFER, colours.name());
        glEnableVertexAttribArray(2);
        glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, 0, nullptr);
        glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, order.name());
        glBindVertexArray(link_array.name());
        glBindBuffer(GL_ARRAY_BUFFER, places.name());
        glEnableVertexAttribArray(0);
        glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, 0, nullptr);
        glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, link_ends.name());
        glBindVertexArray(0);
    }

    // Whether accounts stand elsewhere than before.
    bool upload(const NetworkScene& scene) {
        glBindVertexArray(0);
        if (picture != scene.picture) {
            picture = scene.picture;
            has_places = false;
            std::vector<float> weight;
            weight.reserve(picture->followers.size());
            for (const std::uint32_t followers : picture->followers) weight.push_back(follower_weight(followers));
            fill_buffer(GL_ARRAY_BUFFER, weights, weight, GL_STATIC_DRAW);
            fill_buffer(GL_ARRAY_BUFFER, link_ends, picture->links, GL_STATIC_DRAW);
        }
        const bool is_new = !has_places || places_version != scene.places->version;
        if (is_new) {
            fill_buffer(GL_ARRAY_BUFFER, places, scene.places->points, GL_DYNAMIC_DRAW);
            places_version = scene.places->version;
            has_places = true;
        }
        fill_buffer(GL_ARRAY_BUFFER, colours, scene.painted->colours, GL_DYNAMIC_DRAW);
        fill_buffer(GL_ARRAY_BUFFER, order, scene.painted->order, GL_DYNAMIC_DRAW);
        if (scene.heat != nullptr) set_texture(heat_texture, scene.heat->columns, scene.heat->rows, scene.heat->colours.data());
        return is_new;
    }

    void bind_target(const Target& target) const {
        glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer.name());
        glViewport(0, 0, target.width, target.height);
        glDisable(GL_SCISSOR_TEST);
        glDisable(GL_DEPTH_TEST);
        glDisable(GL_CULL_FACE);
        glEnable(GL_BLEND);
        glBlendEquation(GL_FUNC_ADD);
        // The texture itself stays opaque.
        glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ZERO, GL_ONE);
    }

    void draw_links() {
        const std::size_t count = std::min(kLinksPerPiece, link_count - links_done);
        glUseProgram(links.name());
        glUniform4fv(links.place_of("camera"), 1, clip);
        glUniform4f(links.place_of("ink"), channel(link_colour, 0), channel(link_colour, 8), channel(link_colour, 16), kLinkOpacity);
        glBindVertexArray(link_array.name());
        glDrawElements(GL_LINES, static_cast<GLsizei>(2 * count), GL_UNSIGNED_INT,
                       reinterpret_cast<const void*>(links_done * sizeof(Link)));
        links_done += count;
    }

    void copy_layer() {
        is_layer_whole = true;
        is_layer_copied = true;
        glBindFramebuffer(GL_READ_FRAMEBUFFER, layer.framebuffer.name());
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER, back.framebuffer.name());
        glBlitFramebuffer(0, 0, layer.width, layer.height, 0, 0, back.width, back.height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    }

    void draw_points() {
        const std::size_t count = std::min(kPointsPerPiece, point_count - points_done);
        glEnable(GL_PROGRAM_POINT_SIZE);
        glUseProgram(points.name());
        glUniform4fv(points.place_of("camera"), 1, clip);
        glUniform2f(points.place_of("sizes"), sizes.base, sizes.gain);
        glUniform1f(points.place_of("opacity"), draws_heat ? kFaintAccounts : 1.0F);
        glBindVertexArray(point_array.name());
        glDrawElements(GL_POINTS, static_cast<GLsizei>(count), GL_UNSIGNED_INT,
                       reinterpret_cast<const void*>(points_done * sizeof(std::uint32_t)));
        points_done += count;
    }

    void draw_heat() {
        glUseProgram(heat.name());
        glActiveTexture(GL_TEXTURE0);
        glBindTexture(GL_TEXTURE_2D, heat_texture.name());
        glUniform1i(heat.place_of("heat"), 0);
        glBindVertexArray(heat_array.name());
        glDrawArrays(GL_TRIANGLES, 0, 3);
        draws_heat = false;
    }

    // One piece; what is farther back comes first.
    void draw_piece() {
        if (links_done < link_count) {
            bind_target(layer);
            draw_links();
            return;
        }
        if (!is_layer_copied) copy_layer();
        bind_target(back);
        if (points_done < point_count) {
            draw_points();
        } else if (draws_heat) {
            draw_heat();
        } else {
            std::swap(front, back);
            is_drawing = false;
            last_drawing_ms = spent_ms;
        }
    }
};

NetworkRenderer::NetworkRenderer() : parts_{std::make_unique<Parts>()} {}
NetworkRenderer::~NetworkRenderer() = default;

void NetworkRenderer::begin(const NetworkScene& scene) {
    const auto start = std::chrono::steady_clock::now();
    Parts& parts = *parts_;
    const bool has_new_places = parts.upload(scene);
    const Canvas& canvas = scene.view.canvas;
    parts.back.resize(std::max(1, static_cast<int>(canvas.width)), std::max(1, static_cast<int>(canvas.height)));
    parts.back.camera = scene.view.camera;
    const float per_unit = pixels_per_unit(scene.view.camera, canvas);
    const auto width = static_cast<float>(parts.back.width);
    const auto height = static_cast<float>(parts.back.height);
    parts.clip[0] = 2.0F * per_unit / width;
    parts.clip[1] = 2.0F * per_unit / height;
    parts.clip[2] = -parts.clip[0] * scene.view.camera.x;
    parts.clip[3] = -parts.clip[1] * scene.view.camera.y;
    parts.sizes = point_sizes(per_unit, scene.picture->accounts.size(), scene.scale);
    const std::size_t links = scene.view.shows_links ? scene.picture->links.size() : 0;
    const bool is_layer_good = parts.is_layer_whole && !has_new_places && parts.layer.width == parts.back.width &&
                               parts.layer.height == parts.back.height && parts.layer.camera == scene.view.camera &&
                               parts.link_count == links && parts.link_colour == scene.link_colour && parts.background == scene.background;
    parts.link_colour = scene.link_colour;
    parts.background = scene.background;
    parts.link_count = links;
    parts.links_done = is_layer_good ? links : 0;
    parts.is_layer_copied = false;
    parts.point_count = scene.painted->order.size();
    parts.points_done = 0;
    parts.draws_heat = scene.heat != nullptr;
    parts.is_drawing = true;
    if (!is_layer_good) {
        parts.is_layer_whole = false;
        parts.layer.resize(parts.back.width, parts.back.height);
        parts.layer.camera = scene.view.camera;
        parts.bind_target(parts.layer);
        glClearColor(channel(scene.background, 0), channel(scene.background, 8), channel(scene.background, 16), 1.0F);
        glClear(GL_COLOR_BUFFER_BIT);
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
    }
    parts.spent_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

bool NetworkRenderer::advance(double budget_ms) {
    Parts& parts = *parts_;
    if (!parts.is_drawing) return true;
    const auto start = std::chrono::steady_clock::now();
    double spent = 0.0;
    const double before = parts.spent_ms;
    while (parts.is_drawing && spent < budget_ms) {
        parts.draw_piece();
        // Or the clock would only tell how fast work can be handed over.
        glFinish();
        spent = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
        parts.spent_ms = before + spent;
    }
    glBindVertexArray(0);
    glUseProgram(0);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    return !parts.is_drawing;
}

bool NetworkRenderer::is_drawing() const noexcept { return parts_->is_drawing; }

DrawnPicture NetworkRenderer::drawn() const noexcept {
    const Target& front = parts_->front;
    if (front.width == 0) return {};
    return {front.texture.name(), front.camera, static_cast<float>(front.width), static_cast<float>(front.height)};
}

double NetworkRenderer::last_drawing_ms() const noexcept { return parts_->last_drawing_ms; }

std::vector<std::uint8_t> NetworkRenderer::read_pixels() const {
    const Target& front = parts_->front;
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(front.width) * static_cast<std::size_t>(front.height) * 4);
    if (pixels.empty()) return pixels;
    glBindFramebuffer(GL_FRAMEBUFFER, front.framebuffer.name());
    glReadPixels(0, 0, front.width, front.height, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    return pixels;
}

}  // namespace firebreak::viewer
