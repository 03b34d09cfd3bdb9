using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Admin.Pages;

/// <summary>Makes the first administrator by the one-time link.</summary>
public sealed partial class SetUpPage
{
    private string? _refusal;

    [Parameter] public string? Token { get; set; }

    [CascadingParameter] private HttpContext Context { get; set; } = null!;

    [SupplyParameterFromForm] private SetUpForm? Form { get; set; }

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private SetUpLink Link { get; set; } = null!;

    [Inject] private FirstAdministrator First { get; set; } = null!;

    [Inject] private RuleTexts Rules { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private async Task SubmitAsync()
    {
        try
        {
            if (Form is not { User: { } user, Name: { } name, Password: { } password }) return;
            if (password != Form.Again) throw new RuleException("account.PasswordMismatch");

            await First.RunAsync(Token ?? "", user.Trim(), name, password, Context.RequestAborted);
        }
        catch (RuleException rule)
        {
            _refusal = Rules.Sentence(rule);
            return;
        }

        Navigation.NavigateTo("/admin");
    }

    private sealed class SetUpForm
    {
        public string? Name { get; set; }

        public string? User { get; set; }

        public string? Password { get; set; }

        public string? Again { get; set; }
    }
}
