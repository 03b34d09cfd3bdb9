using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Pages;
using Doingoai.Portal.Content.Publishing;
using Doingoai.Portal.Content.Terms;

namespace Doingoai.Portal.Tests.Content.Pages;

public sealed class ItemEditingTests
{
    [Fact]
    public void What_was_not_touched_is_not_sent()
    {
        var editing = new ItemEditing(An.ArticleType, Stored("vi", "en"));
        editing.Put("title", "en", new(FieldKind.Text, "Changed"));
        var draft = editing.ToDraft();
        Assert.Null(draft.Shared);
        Assert.Equal(["en"], draft.Variants.Keys);
    }

    [Fact]
    public void Spaces_and_markup_that_cleaning_takes_away_are_no_change()
    {
        var editing = new ItemEditing(An.ArticleType, Stored("vi"));
        editing.Put("title", "vi", new(FieldKind.Text, "  Bản   1 "));
        editing.Put("body", "vi", new(FieldKind.RichText, "<p style='color:red'>Nội dung</p>"));
        Assert.False(editing.IsChanged);
    }

    [Fact]
    public void What_was_typed_survives_what_others_saved()
    {
        var editing = new ItemEditing(An.ArticleType, Stored("vi"));
        editing.Put("title", "vi", new(FieldKind.Text, "Của tôi"));
        var theirs = Stored("vi", "zh");
        editing.TakeBeneath(theirs);
        Assert.Equal("Của tôi", editing["vi"].Fields["title"].Text);
        Assert.Equal("Bản 1", editing["zh"].Fields["title"].Text);
        Assert.Same(theirs, editing.Stored);
        Assert.Equal(["vi"], editing.ToDraft().Variants.Keys);
    }

    [Fact]
    public void Every_problem_is_listed_at_its_field()
    {
        var editing = new ItemEditing(An.ArticleType);
        editing.Put("title", "vi", new(FieldKind.Text, new string('x', 5000)));
        editing.Put("publishedOn", null, new(FieldKind.Date, "hôm nay"));
        Assert.Equal(["field.not-a-date", "field.too-long"], editing.Problems().Select(problem => problem.Code).Order());
    }

    [Fact]
    public void A_language_without_text_misses_its_body_and_an_empty_one_misses_nothing()
    {
        var editing = new ItemEditing(An.ArticleType);
        editing.Put("title", "vi", new(FieldKind.Text, "Chỉ có tiêu đề"));
        editing.Put("body", "vi", new(FieldKind.RichText, "<p><br></p>"));
        Assert.Equal(["body", "section"], editing.Missing("vi").Select(problem => problem.Field).Order());
        Assert.Empty(editing.Missing("zh"));
    }

    [Fact]
    public void The_publish_dialog_says_why_an_author_may_not()
    {
        var item = An.Item();
        var status = new LanguageStatus(An.Version(item), [], An.Instant);
        PublishChoice Choice(Channel channel, Portal.Platform.Identity.Person by) => PublishChoice.Of(channel, "vi", status, An.ArticleType, by, allowed: true, TermList.None);
        Assert.Equal("version.author-may-not-publish", Choice(Channel.Screens, An.Author).Refusal!.Code);
        Assert.Equal("version.not-ready", Choice(Channel.Screens, An.Publisher).Refusal!.Code);
        Assert.Equal("content.not-allowed", PublishChoice.Of(Channel.Portal, "vi", status, An.ArticleType, An.Publisher, allowed: false, TermList.None).Refusal!.Code);
    }

    [Fact]
    public void A_language_is_in_one_state()
    {
        var item = An.Item();
        var (first, second) = (An.Version(item), An.Version(item, 2));
        LanguageState State(ItemVersion latest, params Publication[] open) => new LanguageStatus(latest, open, An.Instant).State;
        Assert.Equal(LanguageState.Draft, State(first));
        var live = first.Publish(Guid.NewGuid(), item, Channel.Portal, An.Publisher, An.Instant, new(An.Instant, null), null);
        Assert.Equal(LanguageState.Live, State(first, live));
        Assert.Equal(LanguageState.Changed, State(second, live));
        var planned = second.Publish(Guid.NewGuid(), item, Channel.Portal, An.Publisher, An.Instant, new(An.Instant.AddHours(1), null), null);
        Assert.Equal(LanguageState.Planned, State(second, planned));
        first.Archive(Channel.Portal);
        Assert.Equal(LanguageState.Archived, State(first));
    }

    private static ItemState Stored(params string[] languages)
    {
        var item = An.Item();
        return new(item, languages.ToDictionary(language => language, language => new LanguageStatus(An.Version(item, language: language), [], An.Instant)));
    }
}
