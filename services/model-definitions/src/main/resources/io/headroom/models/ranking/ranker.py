  def embed(self: __torch__.Ranker,
    items: Tensor) -> Tensor:
    content = torch.matmul(torch.embedding(self.itemGenres, items), self.genres)
    return torch.add(torch.embedding(self.items, items), content)
  def forward(self: __torch__.Ranker,
    dense: Tensor,
    item: Tensor,
    history: Tensor,
    historyRating: Tensor) -> Tensor:
    scaled = torch.mul(torch.sub(dense, self.mean), self.scale)
    x = torch.clamp(scaled, -5., 5.)
    candidates = (self).embed(item, )
    recent = (self).embed(history, )
    match = torch.matmul(torch.matmul(candidates, self.query), torch.transpose(recent, 1, 2))
    bias = torch.add(torch.mul(torch.sub(historyRating, 3.5), self.rating), self.age)
    logits = torch.add(match, torch.unsqueeze(bias, 1))
    padding = torch.unsqueeze(torch.eq(history, 0), 1)
    attention = torch.softmax(torch.masked_fill(logits, padding, -1000000000.), -1)
    interest = torch.matmul(attention, recent)
    features = torch.cat([x, candidates, interest, torch.mul(candidates, interest)], -1)
    hidden1 = torch.relu(torch.add(torch.matmul(features, self.weights1), self.bias1))
    hidden2 = torch.relu(torch.add(torch.matmul(hidden1, self.weights2), self.bias2))
    deep = torch.squeeze(torch.add(torch.matmul(hidden2, self.weights3), self.bias3), -1)
    return torch.add(deep, torch.matmul(x, self.wide))
  def loss(self: __torch__.Ranker,
    dense: Tensor,
    item: Tensor,
    history: Tensor,
    historyRating: Tensor,
    labels: Tensor,
    weights: Tensor,
    padding: Tensor,
    positions: Tensor) -> Tensor:
    logits = (self).forward(dense, item, history, historyRating, )
    seen = torch.squeeze(torch.embedding(self.position, positions), -1)
    biased = torch.add(logits, seen)
    point = torch.binary_cross_entropy_with_logits(biased, labels, weights, None, 0)
    pointLoss = torch.mul(torch.sum(point), torch.reciprocal(torch.clamp(torch.sum(weights), 1.)))
    present = torch.add(biased, torch.mul(padding, -1000000000.))
    shares = torch.mul(torch.log_softmax(present, -1), labels)
    wanted = torch.clamp(torch.sum(labels), 1.)
    listLoss = torch.mul(torch.neg(torch.sum(shares)), torch.reciprocal(wanted))
    return torch.add(pointLoss, listLoss)
