namespace Doingoai.Portal.Media;

/// <summary><paramref name="Text"/> is looked for in file name, credit and what is said of the asset in any language.</summary>
public sealed record MediaFilter(string? Text = null, MediaKind? Kind = null, int Skip = 0, int Take = 48);
