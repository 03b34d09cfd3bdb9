namespace Doingoai.Portal.Site.Themes;

/// <summary>The theme is wrong; says in which file, on which line where that is known, and what.</summary>
internal sealed class ThemeException(string file, string what, int? line = null) : Exception($"Theme file {file}{(line is null ? "" : $", line {line}")}: {what}")
{
    public string File => file;

    public int? Line => line;

    public string What => what;
}
