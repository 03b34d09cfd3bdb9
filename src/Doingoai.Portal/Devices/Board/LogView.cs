namespace Doingoai.Portal.Devices.Board;

/// <summary>What a device sent of its log. Its words, not ours.</summary>
internal sealed record LogView(string Name, string Text, DateTimeOffset At, DateTimeOffset AsOf, string Back);
