// What one check of a plugin found.
#pragma once

#include "engine/core/diagnostics.hpp"

#include <cstdint>
#include <exception>
#include <string>
#include <utility>

namespace firebreak::check {

enum class Verdict : std::uint8_t { ok, warning, failed };

/// The worst finding decides; the texts of all findings as bad as that are kept, up to a few. [serial]
class Report {
  public:
    void failed(const std::string& text) { add(Verdict::failed, text); }
    void warning(const std::string& text) { add(Verdict::warning, text); }
    /// What was seen where nothing was wrong, such as a time or a count.
    void figure(std::string text) { figure_ = std::move(text); }

    /// Runs `body`; an error that it throws is a failure "`doing`: what it says", or what it says alone. False when it threw.
    template <class Body>
    bool attempt(const std::string& doing, Body&& body) {
        try {
            body();
            return true;
        } catch (const std::exception& error) {
            failed(doing.empty() ? error.what() : doing + ": " + error.what());
            return false;
        }
    }

    [[nodiscard]] Verdict verdict() const noexcept { return verdict_; }
    [[nodiscard]] std::string text() const {
        std::string all = verdict_ == Verdict::ok ? figure_ : text_;
        if (left_out_ > 0) all += "; and " + std::to_string(left_out_) + " more";
        return all;
    }

  private:
    static constexpr int kMostTexts = 3;
    void add(Verdict verdict, const std::string& text) {
        if (verdict < verdict_) return;
        if (verdict > verdict_) {
            text_.clear();
            texts_ = 0;
            left_out_ = 0;
        }
        verdict_ = verdict;
        if (texts_ == kMostTexts) {
            ++left_out_;
            return;
        }
        ++texts_;
        text_ += (text_.empty() ? "" : "; ") + text;
    }

    Verdict verdict_ = Verdict::ok;
    std::string text_;
    std::string figure_;
    int texts_ = 0;
    int left_out_ = 0;
};

}  // namespace firebreak::check
