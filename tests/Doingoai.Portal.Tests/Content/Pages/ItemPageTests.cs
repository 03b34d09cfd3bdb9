using Bunit;
using Doingoai.Portal.Content.Pages;
using Doingoai.Portal.Tests.Fixtures;

namespace Doingoai.Portal.Tests.Content.Pages;

[StartsPortal]
public sealed class ItemPageTests(PortalFixture portal) : DeskRoom(portal)
{
    [Fact]
    public async Task What_a_language_lacks_is_listed_and_shrinks_as_it_is_written()
    {
        var page = await OpenAsync(complete: false);
        Assert.Equal(["Nội dung", "Chuyên mục"], Gaps(page));
        Assert.Empty(page.FindAll("[data-gaps=en]"));

        page.Find("#lead-vi").Change("Tóm tắt");
        page.Find("#title-vi").Change("");
        page.WaitForAssertion(() => Assert.Contains("Tiêu đề", Gaps(page)));
    }

    [Fact]
    public async Task A_complete_language_is_said_to_be_ready_and_where_it_is_seen_is_told()
    {
        var page = await OpenAsync(complete: true);
        Assert.Contains("Đủ để xuất bản", page.Find("[data-gaps=vi]").TextContent, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Contains("Chưa có trong danh sách phát nào", page.Find("#places").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
    }

    private static IEnumerable<string> Gaps(IRenderedComponent<ItemPage> page) => page.FindAll("[data-gaps=vi] li").Select(line => line.TextContent.Trim());

    private async Task<IRenderedComponent<ItemPage>> OpenAsync(bool complete)
    {
        var item = await ArticleAsync(complete);
        await SitAsync("author");
        var page = Render<ItemPage>(parameters => parameters.Add(one => one.Id, item.Item));
        page.WaitForElement("[data-gaps=vi]", TimeSpan.FromSeconds(20));
        return page;
    }
}
