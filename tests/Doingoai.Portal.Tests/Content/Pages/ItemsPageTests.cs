using Bunit;
using Doingoai.Portal.Content.Pages;
using Doingoai.Portal.Tests.Fixtures;

namespace Doingoai.Portal.Tests.Content.Pages;

[StartsPortal]
public sealed class ItemsPageTests(PortalFixture portal) : DeskRoom(portal)
{
    [Fact]
    public async Task Chosen_items_are_published_and_the_line_says_so()
    {
        var item = await ArticleAsync();
        await SitAsync("publisher");
        var page = Open();
        page.Find($"#choose-{item.Item}").Change(true);
        page.WaitForElement("#bulk-publish", TimeSpan.FromSeconds(20)).Click();

        var outcome = page.WaitForElement("#bulk-outcome", TimeSpan.FromSeconds(20));
        Assert.Contains("xong 1", outcome.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#bulk"));
    }

    [Fact]
    public async Task A_column_that_is_chosen_is_there_the_next_time()
    {
        await ArticleAsync();
        await SitAsync("author");
        var page = Open();
        Assert.DoesNotContain("Độ nhạy", page.Find(".items thead").TextContent, StringComparison.Ordinal);
        page.Find("#column-Risk").Change(true);
        page.WaitForAssertion(() => Assert.Contains("Độ nhạy", page.Find(".items thead").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.Contains("Độ nhạy", Open().Find(".items thead").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<ItemsPage> Open()
    {
        var page = Render<ItemsPage>();
        page.WaitForElement(".items tbody tr", TimeSpan.FromSeconds(20));
        return page;
    }
}
