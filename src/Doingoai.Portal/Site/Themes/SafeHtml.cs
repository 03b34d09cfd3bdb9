namespace Doingoai.Portal.Site.Themes;

/// <summary>HTML that was sanitised on save or rendered by a template: the one thing a template puts out as it is.</summary>
internal sealed record SafeHtml(string Html)
{
    public override string ToString() => Html;
}
