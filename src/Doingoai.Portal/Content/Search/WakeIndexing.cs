using Doingoai.Portal.Platform.Events;

namespace Doingoai.Portal.Content.Search;

internal sealed class WakeIndexing(IndexLoop loop) : IOn<PublicationChanged>
{
    public void Handle(PublicationChanged happened)
    {
        if (happened.Channel == Channel.Portal) loop.Wake();
    }
}
