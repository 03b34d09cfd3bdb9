namespace Doingoai.Portal.Content;

/// <summary>An item (in one language, or in all) was taken off every channel. Must leave the screens ahead of all else.</summary>
internal sealed record ItemRecalled(string Item, string? Language, DateTimeOffset At);
