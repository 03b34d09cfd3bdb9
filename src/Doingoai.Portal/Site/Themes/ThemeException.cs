namespace Doingoai.Portal.Site.Themes;

/// <summary>The theme is wrong. It is found when the portal starts, not by a reader.</summary>
internal sealed class ThemeException(string file, string what) : Exception($"Theme file {file}: {what}");
