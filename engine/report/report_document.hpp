// A report as a value: what it says, in which order, in both languages; nothing about how it looks. HTML and JSON are made from it.
#pragma once

#include "engine/report/bilingual.hpp"

#include <string>
#include <variant>
#include <vector>

namespace firebreak {

struct ReportColumn {
    Bilingual heading;
    /// Set to the right, digits under digits.
    bool is_number = true;
};

struct ReportTable {
    Bilingual caption;
    std::vector<ReportColumn> columns;
    /// As many cells a row as there are columns; the first is the row's heading.
    std::vector<std::vector<Bilingual>> rows;
};

/// One of the columns of a time series that a chart can show.
struct ReportChoice {
    std::string key;
    Bilingual name;
};

/// A chart: data for engine/report/assets/src/kinds, words for those who cannot see it, and its figures as a table.
struct ReportChart {
    /// A word, unique in the report: files are named after it.
    std::string id;
    /// The file of kinds/ that draws it.
    std::string kind;
    Bilingual title;
    /// How to read it.
    Bilingual caption;
    /// What it shows, in a sentence or two.
    Bilingual alternative;
    /// An object of JSON.
    std::string data;
    ReportTable table;
    /// What the reader can switch between; empty for most.
    std::vector<ReportChoice> choices;
};

/// Something that is said beside the main text: a warning, a reason for an absence.
struct ReportNote {
    Bilingual text;
};

/// Long text that only some want to see: files, settings.
struct ReportFold {
    Bilingual summary;
    std::string text;
};

struct ReportList {
    std::vector<Bilingual> items;
};

/// Of a part of a section.
struct ReportHeading {
    Bilingual text;
};

/// A Bilingual by itself is a paragraph.
using ReportBlock = std::variant<Bilingual, ReportChart, ReportTable, ReportNote, ReportFold, ReportList, ReportHeading>;

struct ReportSection {
    std::string id;
    Bilingual heading;
    std::vector<ReportBlock> blocks;
};

/// A figure that is set large, with what it is.
struct KeyFigure {
    Bilingual value;
    Bilingual label;
};

struct ReportPolicy {
    std::string name;
    std::string title;
};

struct ReportDocument {
    /// The study's name, for files.
    std::string name;
    std::string title;
    std::string question;
    Bilingual headline;
    std::vector<Bilingual> below_headline;
    std::vector<KeyFigure> key_figures;
    std::vector<ReportSection> sections;
    /// By the number that charts know a policy by: the baseline is 0.
    std::vector<ReportPolicy> policies;
    std::string program_version;
};

}  // namespace firebreak
