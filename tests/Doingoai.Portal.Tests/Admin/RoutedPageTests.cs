using System.Security.Claims;
using Bunit;
using Doingoai.Portal.Admin.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;

namespace Doingoai.Portal.Tests.Admin;

/// <summary>A database that answers later than at once, as PostgreSQL does, may not take the frame with the search box away.</summary>
public sealed class RoutedPageTests : AdminRoom, IAuthorizationService
{
    private readonly Queue<TaskCompletionSource<AuthorizationResult>> _asked = [];

    public RoutedPageTests()
    {
        AddAuthorization().SetAuthorized("nhap");
        Services.AddSingleton<IAuthorizationService>(this);
        Services.AddSingleton(new Frames());
    }

    [Fact]
    public void The_frame_stays_while_the_right_to_a_page_is_asked_for()
    {
        var view = Show<OnePage>();
        Assert.Single(view.FindAll(".frame"));
        Assert.DoesNotContain("page one", view.Markup, StringComparison.Ordinal);
        _asked.Dequeue().SetResult(AuthorizationResult.Success());
        view.WaitForAssertion(() => Assert.Contains("page one", view.Find(".frame").TextContent, StringComparison.Ordinal));

        view.Render(parameters => parameters.Add(page => page.RouteData, Route<OtherPage>()));
        Assert.DoesNotContain("page", view.Find(".frame").TextContent, StringComparison.Ordinal);
        _asked.Dequeue().SetResult(AuthorizationResult.Failed());
        view.WaitForAssertion(() => Assert.NotEmpty(view.FindAll(".frame h1")));
        Assert.DoesNotContain("page other", view.Markup, StringComparison.Ordinal);
        Assert.Equal(1, Services.GetRequiredService<Frames>().Built);
    }

    [Fact]
    public void A_page_with_a_frame_of_its_own_stands_in_that_alone()
    {
        var view = Show<PlainPage>();
        _asked.Dequeue().SetResult(AuthorizationResult.Success());
        view.WaitForAssertion(() => Assert.Contains("page plain", view.Find(".plain").TextContent, StringComparison.Ordinal));
        Assert.Empty(view.FindAll(".frame"));
    }

    Task<AuthorizationResult> IAuthorizationService.AuthorizeAsync(ClaimsPrincipal user, object? resource, IEnumerable<IAuthorizationRequirement> requirements)
    {
        _asked.Enqueue(new(TaskCreationOptions.RunContinuationsAsynchronously));
        return _asked.Peek().Task;
    }

    Task<AuthorizationResult> IAuthorizationService.AuthorizeAsync(ClaimsPrincipal user, object? resource, string policyName) => throw new NotSupportedException();

    private static Microsoft.AspNetCore.Components.RouteData Route<TPage>() => new(typeof(TPage), new Dictionary<string, object?>());

    private IRenderedComponent<RoutedPage> Show<TPage>() => Render<RoutedPage>(parameters => parameters.Add(page => page.RouteData, Route<TPage>()).Add(page => page.Frame, typeof(CountedFrame)));

    private sealed class Frames
    {
        public int Built { get; set; }
    }

    private sealed class CountedFrame : LayoutComponentBase
    {
        [Inject] private Frames Frames { get; set; } = null!;

        protected override void OnInitialized() => Frames.Built++;

        protected override void BuildRenderTree(RenderTreeBuilder builder) => Around("frame", Body, builder);
    }

    private sealed class PlainFrame : LayoutComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder) => Around("plain", Body, builder);
    }

    [Authorize]
    private sealed class OnePage : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, "page one");
    }

    [Authorize]
    private sealed class OtherPage : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, "page other");
    }

    [Authorize, Layout(typeof(PlainFrame))]
    private sealed class PlainPage : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, "page plain");
    }

    private static void Around(string name, RenderFragment? body, RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "div");
        builder.AddAttribute(1, "class", name);
        builder.AddContent(2, body);
        builder.CloseElement();
    }
}
