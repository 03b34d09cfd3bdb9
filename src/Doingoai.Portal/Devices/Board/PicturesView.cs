using Doingoai.Portal.Devices.Api;
using Doingoai.Portal.Devices.Frames;

namespace Doingoai.Portal.Devices.Board;

/// <summary>What was seen on one screen, newest first, beside what should have been there.</summary>
internal sealed record PicturesView(Guid Screen, string Name, string DeviceName, DateTimeOffset AsOf, IReadOnlyList<SeenPicture> Pictures);

internal sealed record SeenPicture(FramePicture Picture, DrawnAnswer Expected, string Address, string? ExpectedAddress);
