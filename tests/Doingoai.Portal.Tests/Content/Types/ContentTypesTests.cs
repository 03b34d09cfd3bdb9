using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Tests.Content.Types;

public sealed class ContentTypesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("doingoai-types-").FullName;

    [Fact]
    public void The_portal_knows_its_five_types() =>
        Assert.Equal(["announcement", "article", "page", "picture", "spokesperson", "video"], An.Types.All.Select(type => type.Key).Order());

    [Fact]
    public void Every_field_and_choice_is_named_in_every_language() => Assert.All(An.Types.All, type =>
        Assert.All(type.Fields, field => Assert.All(Languages.All, language => Assert.False(string.IsNullOrEmpty(field.Labels[language])))));

    [Fact]
    public void Every_field_says_in_every_language_what_a_good_value_is() => Assert.All(An.Types.All, type =>
        Assert.All(type.Fields, field => Assert.All(Languages.All, language => Assert.False(string.IsNullOrEmpty(field.Help?.GetValueOrDefault(language)), $"{type.Key}.{field.Name}"))));

    [Fact]
    public void A_further_type_is_one_more_file()
    {
        Write("delegation", """
            { "key": "delegation", "labels": { "vi": "Đoàn công tác", "en": "Delegation", "zh": "代表团" }, "title": "name", "template": "delegation",
              "fields": [
                { "name": "name", "kind": "text", "labels": { "vi": "Tên đoàn", "en": "Name", "zh": "名称" }, "requiredOnPublish": true },
                { "name": "arrives", "kind": "date", "labels": { "vi": "Ngày đến", "en": "Arrives", "zh": "抵达日期" }, "shared": true } ],
              "slide": { "headline": ["name"], "template": "headline" } }
            """);
        var types = ContentTypes.Load(ContentTypes.Folder, _folder);
        var fields = new Dictionary<string, FieldValue> { ["name"] = new(FieldKind.Text, "Đoàn Vân Nam") };
        Assert.Equal(7, types.All.Count);
        Assert.Equal("Đoàn Vân Nam", SlideText.Of(types.Find("delegation")!, fields)!.Headline);
    }

    [Theory]
    [InlineData("\"title\": \"missing\"", "title 'missing'")]
    [InlineData("\"slide\": { \"headline\": [\"nowhere\"] }", "nowhere")]
    [InlineData("\"labels\": { \"vi\": \"Chỉ một\" }", "labels")]
    [InlineData("\"fields\": []", "no fields")]
    [InlineData("\"fields\": [{ \"name\": \"name\", \"kind\": \"text\", \"labels\": { \"vi\": \"X\", \"en\": \"X\", \"zh\": \"X\" }, \"help\": { \"vi\": \"Chỉ một\" } }]", "help")]
    [InlineData("\"colour\": \"red\"", "colour")]
    public void A_definition_that_does_not_hold_together_stops_the_start(string fault, string says)
    {
        var parts = new Dictionary<string, string>
        {
            ["key"] = "\"key\": \"x\"",
            ["labels"] = "\"labels\": { \"vi\": \"X\", \"en\": \"X\", \"zh\": \"X\" }",
            ["title"] = "\"title\": \"name\"",
            ["template"] = "\"template\": \"x\"",
            ["fields"] = "\"fields\": [{ \"name\": \"name\", \"kind\": \"text\", \"labels\": { \"vi\": \"X\", \"en\": \"X\", \"zh\": \"X\" } }]",
        };
        parts[fault.Split('"')[1]] = fault;
        Write("x", "{" + string.Join(",", parts.Values) + "}");
        Assert.Contains(says, Assert.Throws<InvalidDataException>(() => ContentTypes.Load(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_key_twice_stops_the_start()
    {
        File.Copy(Path.Combine(ContentTypes.Folder, "page.json"), Path.Combine(_folder, "again.json"));
        Assert.Throws<InvalidDataException>(() => ContentTypes.Load(ContentTypes.Folder, _folder));
    }

    [Fact]
    public void A_slide_takes_the_first_field_that_is_not_empty()
    {
        Assert.Equal("Ngắn", SlideText.Of(An.ArticleType, An.Fields(("title", "Dài"), ("slideHeadline", "Ngắn")))!.Headline);
        Assert.Equal("Dài", SlideText.Of(An.ArticleType, An.Fields(("title", "Dài")))!.Headline);
        Assert.Equal("headline", SlideText.Of(An.ArticleType, An.Fields(("title", "Không ảnh")))!.Template);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string name, string json) => File.WriteAllText(Path.Combine(_folder, name + ".json"), json);
}
