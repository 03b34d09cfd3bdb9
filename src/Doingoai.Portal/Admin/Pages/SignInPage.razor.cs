using Doingoai.Portal.Admin.Shell;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Admin.Pages;

/// <summary>A plain HTML form: works without a circuit and without JavaScript.</summary>
public sealed partial class SignInPage
{
    private bool _refused;

    [CascadingParameter] private HttpContext Context { get; set; } = null!;

    [SupplyParameterFromForm] private SignInForm? Form { get; set; }

    [SupplyParameterFromQuery(Name = "ReturnUrl")] private string? Return { get; set; }

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private SignIn SignIn { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private async Task SubmitAsync()
    {
        var user = Form is { User: { Length: > 0 and <= 256 } name, Password: { Length: > 0 and <= 256 } password } ? await SignIn.RunAsync(name, password) : null;
        _refused = user is null;
        if (user is null) return;

        LanguageEndpoints.Remember(Context, user.Language);
        Navigation.NavigateTo(LocalAddress.Or(Return, "/admin"));
    }

    private sealed class SignInForm
    {
        public string? User { get; set; }

        public string? Password { get; set; }
    }
}
