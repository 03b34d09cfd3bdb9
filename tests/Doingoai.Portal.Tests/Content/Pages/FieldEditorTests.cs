using System.Globalization;
using Bunit;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Pages.Fields;
using Doingoai.Portal.Media;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Identity;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace Doingoai.Portal.Tests.Content.Pages;

public sealed class FieldEditorTests : BunitContext
{
    public FieldEditorTests()
    {
        CultureInfo.CurrentUICulture = new CultureInfo("vi");
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization();
        Services.AddRadzenComponents();
        Services.AddSingleton<RuleTexts>().AddScoped<Attempt>().AddSingleton<IMediaLibrary, NoLibrary>().AddSingleton<ICurrentPerson, Nobody>();
    }

    [Fact]
    public void A_text_has_a_label_and_tells_what_was_typed_when_it_is_left()
    {
        FieldValue? told = null;
        var editor = Render("title", "vi", new(FieldKind.Text, "Cũ"), value => told = value);
        Assert.Equal("title-vi", editor.Find("label").GetAttribute("for"));
        editor.Find("#title-vi").Change("Mới");
        Assert.Equal(new FieldValue(FieldKind.Text, "Mới"), told);
    }

    [Fact]
    public void Help_is_tied_to_its_box_and_opens_by_a_button()
    {
        var editor = Render("slideHeadline", "vi", null, _ => { });
        Assert.Equal("slideHeadline-vi-help slideHeadline-vi-count", editor.Find("#slideHeadline-vi").GetAttribute("aria-describedby"));
        Assert.Equal("slideHeadline-vi-help", editor.Find(".help-button").GetAttribute("popovertarget"));
        Assert.NotEmpty(editor.Find("#slideHeadline-vi-help").TextContent);
    }

    [Fact]
    public void An_emptied_field_is_no_value()
    {
        var told = new FieldValue(FieldKind.Text, "?");
        Render("title", "vi", new(FieldKind.Text, "Cũ"), value => told = value).Find("#title-vi").Change("");
        Assert.Null(told);
    }

    [Fact] public void Chinese_boxes_say_that_they_hold_Chinese() => Assert.Equal("zh-Hans", Render("title", "zh", null, _ => { }).Find("#title-zh").GetAttribute("lang"));

    [Fact] public void Slide_text_shows_how_much_reads_well() => Assert.Equal("3", Render("slideHeadline", "vi", new(FieldKind.Text, "Sáu"), _ => { }).Find("[data-count]").TextContent);

    [Fact]
    public void Every_tool_of_the_text_editor_has_a_name_and_none_sets_colour_font_or_size()
    {
        var editor = Render("body", "vi", new(FieldKind.RichText, "<p>x</p>"), _ => { });
        var tools = editor.FindAll(".rz-html-editor-toolbar button");
        Assert.True(tools.Count >= 12);
        Assert.All(tools, tool => Assert.False(string.IsNullOrWhiteSpace(tool.GetAttribute("title"))));
        Assert.Empty(editor.FindAll(".rz-html-editor-color, .rz-html-editor-fontname, .rz-html-editor-fontsize"));
    }

    [Fact]
    public void A_table_grows_by_rows_and_tells_them()
    {
        FieldValue? told = null;
        var field = An.Types.Find("page")!.Field("table")!;
        var editor = Render<FieldEditor>(parameters => parameters
            .Add(one => one.Field, field).Add(one => one.Language, "vi").Add(one => one.ValueChanged, value => told = value));
        editor.Find("#table-vi").Click();
        editor.Find("td input").Change("Diện tích");
        Assert.Equal(["Diện tích", "", ""], Assert.Single(told!.Rows!));
    }

    [Fact]
    public void Pictures_of_a_gallery_change_places_and_leave()
    {
        FieldValue? told = null;
        var editor = Render("gallery", null, new(FieldKind.Gallery, "aa\nbb\ncc"), value => told = value);
        Assert.Equal(["aa", "bb", "cc"], editor.FindAll("[data-picture]").Select(one => one.GetAttribute("data-picture")));
        Assert.True(editor.Find("[data-picture=aa] button").HasAttribute("disabled")); // the first goes no further to the front
        editor.Find("[data-picture=cc] button").Click();
        Assert.Equal(new FieldValue(FieldKind.Gallery, "aa\ncc\nbb"), told);
        editor.Find("[data-picture=bb] button:last-of-type").Click();
        Assert.Equal(new FieldValue(FieldKind.Gallery, "aa\ncc"), told);
    }

    private IRenderedComponent<FieldEditor> Render(string field, string? language, FieldValue? value, Action<FieldValue?> changed) => Render<FieldEditor>(parameters => parameters
        .Add(one => one.Field, An.ArticleType.Field(field)!).Add(one => one.Language, language).Add(one => one.Value, value).Add(one => one.ValueChanged, changed));

    private sealed class Nobody : ICurrentPerson
    {
        public ValueTask<Person?> GetAsync() => ValueTask.FromResult<Person?>(null);
    }

    private sealed class NoLibrary : IMediaLibrary
    {
        public Task<MediaAsset> UploadAsync(Stream content, string fileName, Person by, Guid? unit, CancellationToken cancel) => throw new NotSupportedException();

        public Task<MediaAsset?> FindAsync(string sha256, CancellationToken cancel) => Task.FromResult<MediaAsset?>(null);

        public Task<MediaAsset?> FindByLegacyIdAsync(string id, CancellationToken cancel) => Task.FromResult<MediaAsset?>(null);
        public Task<MediaAsset?> FindByKeyAsync(string key, CancellationToken cancel) => Task.FromResult<MediaAsset?>(null);

        public Task<IReadOnlyDictionary<string, MediaAsset>> FindAllAsync(IReadOnlyCollection<string> sha256s, CancellationToken cancel) =>
            Task.FromResult<IReadOnlyDictionary<string, MediaAsset>>(new Dictionary<string, MediaAsset>());

        public Task<MediaPage> ListAsync(MediaFilter filter, CancellationToken cancel) => Task.FromResult(new MediaPage([], 0));
    }
}
