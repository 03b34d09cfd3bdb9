namespace Doingoai.Portal.Content;

/// <summary>A new draft was saved: its slides may be drawn ahead of the preview.</summary>
internal sealed record VersionSaved(string Item, string Version, string Language);
