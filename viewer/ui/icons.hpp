// The icons in use, by what they mean here: characters of Font Awesome 4.7.
#pragma once

namespace firebreak::viewer::icon {

inline constexpr const char* kPlay = "\uf04b";
inline constexpr const char* kPause = "\uf04c";
inline constexpr const char* kStep = "\uf051";
inline constexpr const char* kRewind = "\uf04a";
inline constexpr const char* kRestart = "\uf021";
inline constexpr const char* kFork = "\uf126";
inline constexpr const char* kFaster = "\uf04e";
inline constexpr const char* kCamera = "\uf030";
inline constexpr const char* kTheme = "\uf042";
inline constexpr const char* kOpen = "\uf07c";
inline constexpr const char* kSave = "\uf0c7";
inline constexpr const char* kHelp = "\uf059";
inline constexpr const char* kSearch = "\uf002";
inline constexpr const char* kFilter = "\uf0b0";
inline constexpr const char* kEye = "\uf06e";
inline constexpr const char* kEyeClosed = "\uf070";
inline constexpr const char* kShare = "\uf079";
inline constexpr const char* kReply = "\uf112";
inline constexpr const char* kBolt = "\uf0e7";
inline constexpr const char* kBullhorn = "\uf0a1";
inline constexpr const char* kNewspaper = "\uf1ea";
inline constexpr const char* kDecision = "\uf0e3";
inline constexpr const char* kUser = "\uf007";
inline constexpr const char* kUsers = "\uf0c0";
inline constexpr const char* kClock = "\uf017";
inline constexpr const char* kWarning = "\uf071";
inline constexpr const char* kInfo = "\uf05a";
inline constexpr const char* kCheck = "\uf00c";
inline constexpr const char* kCross = "\uf00d";
inline constexpr const char* kUndo = "\uf0e2";
inline constexpr const char* kRedo = "\uf01e";
inline constexpr const char* kWrench = "\uf0ad";
inline constexpr const char* kTrash = "\uf1f8";
inline constexpr const char* kUp = "\uf062";
inline constexpr const char* kDown = "\uf063";
inline constexpr const char* kEscalate = "\uf08e";
inline constexpr const char* kIgnore = "\uf05e";
inline constexpr const char* kSend = "\uf1d8";
inline constexpr const char* kSliders = "\uf1de";
inline constexpr const char* kList = "\uf0ca";
inline constexpr const char* kHeadset = "\uf025";
inline constexpr const char* kFire = "\uf06d";
inline constexpr const char* kBalance = "\uf24e";
inline constexpr const char* kFile = "\uf15c";
inline constexpr const char* kHistory = "\uf1da";
inline constexpr const char* kWindow = "\uf2d2";
inline constexpr const char* kKeyboard = "\uf11c";
inline constexpr const char* kFlag = "\uf024";
inline constexpr const char* kPlus = "\uf067";
inline constexpr const char* kMinus = "\uf068";
inline constexpr const char* kBuilding = "\uf1ad";
inline constexpr const char* kCircle = "\uf111";
inline constexpr const char* kFinish = "\uf11e";

}  // namespace firebreak::viewer::icon
