// Draws the network panel of a scenario into a PNG, with a made-up course, and says how long everything took:
// network_shot SCENARIO OUT.png [accounts|density|posts|communities] [state|anger|community|reach] [STEPS] [ZOOM] [dark|light|contrast]
#include "engine/scenario/scenario_reader.hpp"
#include "engine/sim/network.hpp"
#include "tests/viewer/network/made_up_course.hpp"
#include "viewer/network/gl_parts.hpp"
#include "viewer/network/network_stage.hpp"
#include "viewer/ui/fonts.hpp"
#include "viewer/ui/theme.hpp"
#include "viewer/window/offscreen.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC diagnostic ignored "-Wextra"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb_image_write.h>
#pragma GCC diagnostic pop

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <thread>

using namespace firebreak;
using namespace firebreak::viewer;

namespace {

constexpr int kWidth = 1100;
constexpr int kHeight = 720;

double clock_seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

}  // namespace

int main(int count, char** arguments) {
    const auto argument = [&](int place, const char* otherwise) { return std::string{count > place ? arguments[place] : otherwise}; };
    const std::string mode = argument(3, "accounts");
    const std::string colour = argument(4, "state");
    const int steps = std::atoi(argument(5, "0").c_str());
    const auto zoom = static_cast<float>(std::atof(argument(6, "1").c_str()));
    const std::string theme = argument(7, "dark");
    const int waves = std::atoi(argument(8, "2").c_str());
    const Offscreen context;
    if (!context.trouble().empty()) {
        std::fprintf(stderr, "%s\n", context.trouble().c_str());
        return 1;
    }
    NetworkParams params;
    const std::string source = argument(1, "conf:100000");
    if (source.find(':') != std::string::npos) {
        params.model = source.substr(0, source.find(':')) == "communities" ? firebreak::NetworkModel::communities
                                                                           : firebreak::NetworkModel::configuration;
        params.accounts = std::atoi(source.substr(source.find(':') + 1).c_str());
    } else {
        Diagnostics problems;
        params = read_scenario(source, {}, problems).network;
    }
    const Network network = make_network(params);
    LiveSnapshot live = test::made_up_course(network.graph, waves);

    NetworkStage stage;
    ViewerState state;
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {kWidth, kHeight};
    state.look = make_look(theme == "light"      ? ThemeName::light
                           : theme == "contrast" ? ThemeName::contrast
                                                 : ThemeName::dark,
                           Language::english, 1.0F);
    state.look.fonts = load_fonts(*io.Fonts, state.look.sizes).fonts;
    apply_look(state.look);
    ImGui_ImplOpenGL3_Init("#version 330");
    GlTexture texture;
    glBindTexture(GL_TEXTURE_2D, texture.name());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, kWidth, kHeight, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    GlFramebuffer framebuffer;
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer.name());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture.name(), 0);

    NetworkView& view = stage.screen().view;
    view.draw_as = mode == "communities" ? DrawAs::communities : mode == "accounts" ? DrawAs::accounts : DrawAs::density;
    view.heat_of = mode == "posts" ? HeatOf::posts : HeatOf::anger;
    view.colour_by = colour == "anger"       ? ColourBy::anger
                     : colour == "community" ? ColourBy::community
                     : colour == "reach"     ? ColourBy::reach
                                             : ColourBy::state;
    view.camera.zoom = zoom;
    stage.open(params);
    const double start = clock_seconds();
    double first = 0.0;
    double longest = 0.0;
    viewer::Actions actions;
    if (count > 9) state.selected_account = AccountId{static_cast<std::uint32_t>(std::atoi(arguments[9]))};
    for (bool is_over = false; !is_over;) {
        const double frame = clock_seconds();
        state.now = frame - start;
        stage.update(live, state);
        longest = std::max(longest, clock_seconds() - frame);
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer.name());
        glViewport(0, 0, kWidth, kHeight);
        const ImVec4 background = ImGui::ColorConvertU32ToFloat4(state.look.colours.panel);
        glClearColor(background.x, background.y, background.z, 1.0F);
        glClear(GL_COLOR_BUFFER_BIT);
        ImGui_ImplOpenGL3_NewFrame();
        ImGui::NewFrame();
        ImGui::PushFont(state.look.fonts.regular);
        ImGui::SetNextWindowPos({0.0F, 0.0F});
        ImGui::SetNextWindowSize({kWidth, kHeight});
        ImGui::Begin("screen", nullptr, ImGuiWindowFlags_NoDecoration);
        draw_network(live, state, stage.screen(), actions);
        ImGui::End();
        ImGui::PopFont();
        ImGui::Render();
        ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
        // Without a screen to wait for, frames would pile up.
        glFinish();
        const MadePicture& made = stage.screen().made;
        if (made.places && first == 0.0) first = clock_seconds() - start;
        is_over = stage.is_settled() && made.places && (made.places->steps >= steps || made.stage == PictureStage::done);
        is_over = is_over || made.stage == PictureStage::failed || made.stage == PictureStage::too_large;
        if (made.places && made.places->steps >= steps) stage.cancel();
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    const MadePicture& made = stage.screen().made;
    std::printf("%s; %s\n", network.summary.c_str(), made.trouble.c_str());
    if (!made.places) return 1;
    std::printf("first places after %.2f s, %d steps after %.2f s; %u communities; last drawing %.1f ms, longest piece %.1f ms\n", first,
                made.places->steps, clock_seconds() - start, made.picture->communities.count(), stage.renderer()->last_drawing_ms(),
                1e3 * longest);
    // What a change costs, by itself: the median and the longest piece of twelve drawings.
    const auto measure = [&](const char* what, auto&& change) {
        std::vector<double> whole;
        double piece = 0.0;
        const std::clock_t processor = std::clock();
        for (int n = 0; n < 12; ++n) {
            change();
            state.now += 1.0;
            do {
                const double before = clock_seconds();
                stage.update(live, state);
                piece = std::max(piece, clock_seconds() - before);
            } while (!stage.is_settled());
            whole.push_back(stage.renderer()->last_drawing_ms());
        }
        std::sort(whole.begin(), whole.end());
        const double processor_ms = 1e3 * static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC / 12.0;
        std::printf("%s: %.1f ms, at best %.1f ms, %.1f ms of processor time, longest piece %.1f ms\n", what, whole[6], whole[0],
                    processor_ms, 1e3 * piece);
    };
    stage.cancel();
    const Camera camera = view.camera;
    measure("new data", [&] { live.figures.now += hours{1}; });
    measure("moved by a hand", [&] { view.camera.x += 0.001F; });
    view.shows_links = false;
    measure("moved, without follows", [&] { view.camera.x += 0.001F; });
    view.camera = camera;
    std::vector<std::uint8_t> pixels(std::size_t{kWidth} * kHeight * 4);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer.name());
    glReadPixels(0, 0, kWidth, kHeight, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
    stbi_flip_vertically_on_write(1);
    stbi_write_png(arguments[2], kWidth, kHeight, 4, pixels.data(), 4 * kWidth);
    return 0;
}
