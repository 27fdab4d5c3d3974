#include "viewer/window/offscreen.hpp"

#include <epoxy/egl.h>
#include <epoxy/gl.h>

namespace firebreak::viewer {

Offscreen::Offscreen(int width, int height) : width_{width}, height_{height} {
    if (epoxy_has_egl_extension(EGL_NO_DISPLAY, "EGL_MESA_platform_surfaceless"))
        display_ = eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
    if (display_ == EGL_NO_DISPLAY || eglInitialize(display_, nullptr, nullptr) == EGL_FALSE) {
        trouble_ = "EGL has no surfaceless display here";
        return;
    }
    eglBindAPI(EGL_OPENGL_API);
    const EGLint config_wishes[] = {EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE};
    EGLConfig config = nullptr;
    EGLint configs = 0;
    eglChooseConfig(display_, config_wishes, &config, 1, &configs);
    const EGLint wishes[] = {EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK,
                             EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
    context_ = eglCreateContext(display_, configs > 0 ? config : EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, wishes);
    if (context_ == EGL_NO_CONTEXT || eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, context_) == EGL_FALSE) {
        trouble_ = "EGL gives no OpenGL 3.3 core context without a surface";
        return;
    }
    if (width_ <= 0 || height_ <= 0) return;
    glGenRenderbuffers(1, &colours_);
    glBindRenderbuffer(GL_RENDERBUFFER, colours_);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width_, height_);
    glGenFramebuffers(1, &framebuffer_);
    bind();
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, colours_);
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) trouble_ = "OpenGL cannot draw a picture of this size";
}

Offscreen::~Offscreen() {
    if (display_ == EGL_NO_DISPLAY) return;
    if (framebuffer_ != 0) glDeleteFramebuffers(1, &framebuffer_);
    if (colours_ != 0) glDeleteRenderbuffers(1, &colours_);
    eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    if (context_ != EGL_NO_CONTEXT) eglDestroyContext(display_, context_);
}

void Offscreen::bind() const {
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
    glReadBuffer(framebuffer_ == 0 ? GL_BACK : GL_COLOR_ATTACHMENT0);
}

}  // namespace firebreak::viewer
