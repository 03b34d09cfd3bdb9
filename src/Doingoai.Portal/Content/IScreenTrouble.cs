namespace Doingoai.Portal.Content;

/// <summary>Answers "which items break screens?": a device that was crashed by one again and again passes it over.</summary>
internal interface IScreenTrouble
{
    /// <summary>Of one item, or of all if <paramref name="item"/> is <c>null</c>; the newest first.</summary>
    Task<IReadOnlyList<StoppedItem>> StoppedAsync(string? item, CancellationToken cancel);
}

/// <summary>An item in a language that a screen passes over until a new version comes.</summary>
/// <param name="Screen">Name of the screen it happened on.</param>
/// <param name="Hung">The screen stood still because of it; otherwise it went down.</param>
internal sealed record StoppedItem(string Item, string Language, string Screen, DateTimeOffset Since, bool Hung);
