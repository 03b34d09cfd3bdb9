using System.Globalization;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Platform;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Content.Pages.Fields;

public sealed partial class FieldEditor
{
    private string? _text;

    [Inject] private IStringLocalizer<Texts> L { get; set; } = null!;

    [Parameter, EditorRequired] public FieldDefinition Field { get; set; } = null!;

    /// <summary><c>null</c> for a shared field.</summary>
    [Parameter] public string? Language { get; set; }

    [Parameter] public FieldValue? Value { get; set; }

    [Parameter] public EventCallback<FieldValue?> ValueChanged { get; set; }

    /// <summary>Sentences about what is wrong with it.</summary>
    [Parameter] public IReadOnlyList<string> Problems { get; set; } = [];

    /// <summary>Another writes in this language: to be read only.</summary>
    [Parameter] public bool Rests { get; set; }

    /// <summary>What others have to say about it.</summary>
    [Parameter] public RenderFragment? Beneath { get; set; }

    /// <summary>Stable: tests and the browser's kept text know a field by it.</summary>
    public static string IdOf(string field, string? language) => $"{field}-{language ?? "shared"}";

    private static string Ui => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private string Id => IdOf(Field.Name, Language);

    private string? Tag => Language is null ? null : Languages.Tag(Language);

    private string Label => Field.RequiredOnPublish ? $"{Field.Label(Ui)} *" : Field.Label(Ui);

    private string? Described => (Field.Help, Field.Guidance) switch
    {
        (null, null) => null,
        (null, _) => $"{Id}-count",
        (_, null) => $"{Id}-help",
        _ => $"{Id}-help {Id}-count",
    };

    protected override void OnInitialized() => _text = Value?.Text;

    private Task SetText(ChangeEventArgs change) => PutText(change.Value as string);

    private Task PutText(string? text) => PutAsync(string.IsNullOrEmpty(text) ? null : new(Field.Kind, text));

    private Task PutPictures(IReadOnlyList<string> pictures) => PutText(string.Join('\n', pictures));

    private Task PutAsync(FieldValue? value) => ValueChanged.InvokeAsync(value);
}
