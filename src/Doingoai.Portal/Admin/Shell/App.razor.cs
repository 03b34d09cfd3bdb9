using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Admin.Shell;

/// <summary>The document. Pages are interactive from the first pixel on (no prerendering: it would load everything twice); sign-in is plain HTML.</summary>
public sealed partial class App
{
    [CascadingParameter] private HttpContext Context { get; set; } = null!;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private IComponentRenderMode? Mode => Context.AcceptsInteractiveRouting() ? new InteractiveServerRenderMode(prerender: false) : null;
}
