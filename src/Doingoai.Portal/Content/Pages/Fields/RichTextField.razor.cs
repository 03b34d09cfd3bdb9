using System.Text.RegularExpressions;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Media;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;

namespace Doingoai.Portal.Content.Pages.Fields;

/// <summary>Formatted text without colours, fonts and sizes: how it looks is the theme's business.</summary>
public sealed partial class RichTextField
{
    private string? _html; // given to the editor once: a later value, on its way while one types on, would overwrite the text

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Inject] private IMediaLibrary Library { get; set; } = null!;

    [Inject] private ICurrentPerson Current { get; set; } = null!;

    [Inject] private Attempt Attempt { get; set; } = null!;

    [Inject] private DialogService Dialogs { get; set; } = null!;

    [Parameter, EditorRequired] public string Id { get; set; } = "";

    [Parameter] public bool Rests { get; set; }

    [Parameter] public string? LanguageTag { get; set; }

    [Parameter] public string? Html { get; set; }

    [Parameter] public EventCallback<string> HtmlChanged { get; set; }

    protected override void OnInitialized() => _html = Html;

    private async Task OnExecuteAsync(HtmlEditorExecuteEventArgs tool)
    {
        if (tool.CommandName is "h2" or "h3" or "p" or "blockquote") await tool.Editor.ExecuteCommandAsync("formatBlock", tool.CommandName);
        if (tool.CommandName != "picture") return;

        await tool.Editor.SaveSelectionAsync(); // the dialog takes the focus
        if (await MediaPicker.ChooseAsync(Dialogs, L, FieldMedia.Picture) is not { } asset) return;
        await tool.Editor.RestoreSelectionAsync();
        await tool.Editor.ExecuteCommandAsync("insertHTML", Picture(asset));
    }

    /// <summary>Pasted text is cleaned before it is seen; pictures pasted with it go to the library.</summary>
    private async Task OnPasteAsync(HtmlEditorPasteEventArgs paste)
    {
        var html = paste.Html ?? "";
        foreach (Match pasted in DataPicture().Matches(html))
            html = html.Replace(pasted.Value, await UploadAsync(pasted.Groups[1].Value), StringComparison.Ordinal);
        paste.Html = HtmlCleaner.IsTooDeep(html) ? HtmlCleaner.Words(html) : HtmlCleaner.Clean(html);
    }

    private async Task<string> UploadAsync(string base64)
    {
        if (await Current.GetAsync() is not { } person) return "";
        var asset = await Attempt.RunAsync(async () =>
        {
            using var bytes = new MemoryStream(Bytes(base64));
            return await Library.UploadAsync(bytes, "dán.png", person, unit: null, CancellationToken.None);
        });
        return asset is null ? "" : $"/media/{asset.Sha256}/page";
    }

    private static byte[] Bytes(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            throw new RuleException("field.unknown-media", "");
        }
    }

    private string Picture(MediaAsset asset) =>
        $"<figure><img src=\"/media/{asset.Sha256}/page\" alt=\"{System.Net.WebUtility.HtmlEncode(asset.Alt.GetValueOrDefault(LanguageTag is null ? Languages.Vietnamese : LanguageTag[..2]) ?? "")}\"></figure><p><br></p>";

    [GeneratedRegex("data:image/(?:png|jpeg|webp);base64,([A-Za-z0-9+/=\\s]+)")]
    private static partial Regex DataPicture();
}
