using System.Text;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Content.Terms;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Content.Pages;

/// <summary>Reads a table and says what it would change before anything is changed.</summary>
public sealed partial class TermImportCard
{
    private const int LargestFile = 2 * 1024 * 1024;
    private const int MostShown = 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private TermImport? _import;
    private RuleException? _unreadable;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private TermCatalog Catalog { get; set; } = null!;

    [Inject] private EditTerms Terms { get; set; } = null!;

    [Inject] private ICurrentPerson Current { get; set; } = null!;

    [Inject] private Attempt Attempt { get; set; } = null!;

    [Inject] private RuleTexts Rules { get; set; } = null!;

    /// <summary>Imported, or left.</summary>
    [Parameter] public EventCallback Done { get; set; }

    private async Task ReadAsync(InputFileChangeEventArgs chosen)
    {
        (_import, _unreadable) = (null, null);
        if (chosen.File.Size > LargestFile)
        {
            _unreadable = new("term.csv-too-large", LargestFile / 1024 / 1024);
            return;
        }

        using var bytes = new MemoryStream();
        await using (var file = chosen.File.OpenReadStream(LargestFile)) await file.CopyToAsync(bytes);
        try
        {
            _import = TermCsv.Read(Strict.GetString(bytes.GetBuffer(), 0, (int)bytes.Length), await Catalog.AllAsync(CancellationToken.None));
        }
        catch (DecoderFallbackException)
        {
            _unreadable = new("term.csv-not-utf8");
        }
    }

    private async Task ImportAsync()
    {
        if (_import is not { } import || await Current.GetAsync() is not { } person) return;
        if (await Attempt.RunAsync((Func<Task>)(() => Terms.RunAsync(import.Terms, person, CancellationToken.None)), L["Imported", import.Terms.Count])) await Done.InvokeAsync();
    }
}
