namespace Doingoai.Portal.Site.Themes;

/// <summary>
/// What a template sees, by name: text, numbers, truth values, <see cref="SafeHtml"/>, views and lists of these.
/// Anything else is refused, so that no object of the program leaks into a theme.
/// </summary>
internal sealed class View : Dictionary<string, object?>
{
    public View()
    {
    }

    public View(IEnumerable<KeyValuePair<string, object?>> values) : base(values)
    {
    }
}
